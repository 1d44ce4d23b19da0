import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import { build, type BuildOptions } from "esbuild";
import { published } from "../published.ts";
import { root, type WorkspacePackage } from "../workspace.ts";
import { esModules, keptOutside, lazyBuiltIns, parts, type Part } from "./plugins.ts";

const options: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  charset: "utf8",
  conditions: ["@hm/source", "module"],
  external: ["esbuild", "vitest"],
  format: "esm",
  legalComments: "none",
  logLevel: "warning",
  minifySyntax: true,
  minifyWhitespace: true,
  platform: "node",
  // The ES modules of packages that have both: the others do not survive bundling.
  mainFields: ["module", "main"],
  target: "node24",
};

/** Bundles the faces of a package, and its program where it has one. */
export async function bundlePackage(it: WorkspacePackage, packages: readonly WorkspacePackage[]): Promise<void> {
  const outside = staysOutside(it, packages);
  const main = join(root, it.folder, "src/main.ts");
  const program = existsSync(main);
  const faces = published[it.folder]?.faces ?? [];
  const first: Part[] = [
    { name: "index", file: join(root, it.folder, "src/index.ts") },
    ...faces.map((face) => ({ name: face, file: join(root, it.folder, "src", face, "index.ts") })),
    ...(program ? [{ name: "hm", file: main }] : []),
  ];
  // Most of @hm/api is zod, whose names nobody reads in a trace, and it is read anew in every home's first run.
  await bundleParts(first, join(root, it.folder, "dist"), { outside, minifyIdentifiers: it.name === "@hm/api" });
  if (program) chmodSync(join(root, it.folder, "dist/hm.js"), 0o755);
}

/** The program holds all packages of ours, a module the renderers it uses; other packages of ours stay imports. */
function staysOutside(it: WorkspacePackage, packages: readonly WorkspacePackage[]): string[] {
  if (it.name === "@hm/cli") return [];
  return packages.map(({ name }) => name).filter((name) => !(it.kind === "module" && name === "@hm/formats"));
}

/**
 * Bundles each part into one file. A part is what is loaded at once; reading one file is cheaper than reading thirty, and
 * inside of it, what is imported lazily still runs only when it is asked for.
 */
async function bundleParts(first: readonly Part[], dist: string, { outside, minifyIdentifiers }: { readonly outside: readonly string[]; readonly minifyIdentifiers: boolean }): Promise<void> {
  const known = new Map<string, Part>();
  const waiting = [...first];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    if (known.has(part.name)) continue;
    known.set(part.name, part);
    const plugins = [keptOutside(outside), parts((it) => waiting.push(it)), esModules, lazyBuiltIns];
    await build({ ...options, minifyIdentifiers, entryPoints: { [part.name]: part.file }, outdir: dist, plugins });
  }
}
