import { replaceTokens, type Content } from "@hm/api";
import type { PackageProvider } from "@hm/api";
import { buildErrors } from "./errors.ts";

/** Puts paths where texts hold tokens. */
export interface Resolver {
  text(text: string): string;
  /** Store objects that the texts refer to. */
  readonly references: ReadonlySet<string>;
}

export interface ResolverParts {
  readonly provider: PackageProvider;
  /** Puts content into the store and gives its path. */
  readonly keep: (name: string, content: Content) => string;
  /** Reads the text of a file. */
  readonly read: (path: string) => string;
}

const PACKAGE = /\0([^\0]*)\0((?:\/[\w.+-]+)*)/g;

/** Makes a resolver. What a package becomes may depend on the path that follows it, so packages come last. */
export function createResolver({ provider, keep, read }: ResolverParts): Resolver {
  const references = new Set<string>();
  const kept = new Map<string, string>();

  const store = (data: { readonly name: string; readonly content: Content }): string => {
    const key = JSON.stringify(data);
    let path = kept.get(key);
    if (path === undefined) kept.set(key, (path = keep(data.name, data.content)));
    references.add(path);
    return path;
  };
  return {
    references,
    text(text) {
      if (!text.includes("/__hm_")) return text;
      const marked = replaceTokens(text, ({ kind, data }) => {
        if (kind === "pkg") return `\0${(data as { readonly name: string }).name}\0`;
        if (kind === "store") return store(data as never);
        if (kind === "file") return read((data as { readonly path: string }).path);
        throw buildErrors.unknownToken(kind);
      });
      return marked.replace(PACKAGE, (_, name: string, below: string) => provider.path(name, below));
    },
  };
}
