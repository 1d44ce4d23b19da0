import { readFileSync, readdirSync, existsSync, globSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** Absolute path of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A package of the workspace that is published. */
export interface WorkspacePackage {
  readonly kind: "package" | "module";
  /** Relative to the root, such as `modules/git`. */
  readonly folder: string;
  readonly name: string;
  readonly manifest: Record<string, any>;
}

/** Every package and module, packages first, in the order of their names. */
export function workspacePackages(): WorkspacePackage[] {
  return (["packages", "modules"] as const).flatMap((parent) =>
    readdirSync(join(root, parent))
      .toSorted()
      .filter((it) => existsSync(join(root, parent, it, "package.json")))
      .map((it) => {
        const folder = `${parent}/${it}`;
        const manifest = readJson(join(root, folder, "package.json"));
        return { kind: parent === "modules" ? ("module" as const) : ("package" as const), folder, name: manifest["name"], manifest };
      }),
  );
}

/** Parses a JSON file. */
export function readJson(file: string): Record<string, any> {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** TypeScript files below a folder of the repository, relative to the root and sorted. */
export function sources(...patterns: readonly string[]): string[] {
  return globSync(patterns, { cwd: root, exclude: (path) => /(^|\/)(node_modules|dist|fixtures)$/.test(path) })
    .map((it) => it.replaceAll("\\", "/"))
    .toSorted();
}

/** Names of the packages that a TypeScript source imports, for their types too; without Node's own. */
export function importedPackages(source: string): string[] {
  const found = source.matchAll(/(?:^|[^.\w])(?:from|import)\s*\(?\s*"((?:@[\w-]+\/)?[\w-][\w.-]*)(?:\/[\w./-]+)?"/g);
  return [...new Set(Array.from(found, ([, name]) => name!))];
}

/** Names of the dependencies that the workspace agrees on. */
export function catalog(): string[] {
  const { catalog: agreed } = parse(readFileSync(join(root, "pnpm-workspace.yaml"), "utf8")) as { catalog: Record<string, string> };
  return Object.keys(agreed);
}
