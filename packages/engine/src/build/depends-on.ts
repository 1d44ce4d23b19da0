import type { Content } from "@hm/api";
import type { Home } from "@hm/kernel";
import type { PackageProvider } from "@hm/api";

/** What a generation depends on beside the home it was built of. */
export interface DependsOn {
  /** Files of the machine were looked at, or copied. */
  readonly files: boolean;
  readonly provider: string;
  /** What was asked of the package provider, with its answer. */
  readonly packages: readonly (readonly [name: string, below: string, path: string])[];
}

/** Whether building a home looks at files of the machine. */
export function looksAtFiles({ files }: Home): boolean {
  return files.some(({ source, mode, recursive }) => {
    if (source.kind === "stored") return !isText(source.content);
    return source.kind === "path" || (source.kind === "outOfStore" && (mode !== "link" || recursive));
  });
}

/** Whether content needs nothing but itself. */
export function isText(content: Content): boolean {
  return "text" in content || ("files" in content && Object.values(content.files).every((it) => "text" in it));
}

/** Has a provider's answers written down. */
export function witnessed(provider: PackageProvider): PackageProvider & { readonly answers: DependsOn["packages"] } {
  const answers = new Map<string, readonly [string, string, string]>();
  return {
    ...provider,
    path(name, below) {
      const path = provider.path(name, below);
      answers.set(`${name}\0${below}`, [name, below, path]);
      return path;
    },
    get answers() {
      return [...answers.values()];
    },
  };
}
