import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { published, type Published } from "./published.ts";
import { catalog, importedPackages, readJson, root, sources, workspacePackages, type WorkspacePackage } from "./workspace.ts";

/** Where the sources live, once that is decided; package pages link to it. */
const repository: string | undefined = undefined;

const check = process.argv.includes("--check");
const packages = workspacePackages();
const known = [...packages.map((it) => it.name), ...catalog()];
const rootDevelops = Object.keys(readJson(join(root, "package.json"))["devDependencies"]);
const problems: string[] = [];

for (const folder of Object.keys(published)) {
  if (!packages.some((it) => it.folder === folder)) problems.push(`${folder} is in tools/published.ts, but has no package.json.`);
}
for (const it of packages) {
  const facts = published[it.folder];
  if (!facts) problems.push(`${it.folder} is not in tools/published.ts.`);
  else settle(join(root, it.folder, "package.json"), `${JSON.stringify(manifestOf(it, facts), undefined, 2)}\n`);
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function settle(file: string, text: string): void {
  if (readFileSync(file, "utf8") === text) return;
  if (check) problems.push(`${file.slice(root.length + 1)} differs from what tools/manifests.ts writes. Run \`npm run manifests\`.`);
  else writeFileSync(file, text);
}

function manifestOf(it: WorkspacePackage, facts: Published): Record<string, unknown> {
  const faces: [string, { readonly source: string; readonly built: { readonly types: string; readonly default: string } }][] = [
    [".", { source: "./src/index.ts", built: { types: "./dist/index.d.ts", default: "./dist/index.js" } }],
    ...(facts.faces ?? []).map((face) => [`./${face}`, { source: `./src/${face}/index.ts`, built: { types: `./dist/${face}/index.d.ts`, default: `./dist/${face}.js` } }] as (typeof faces)[number]),
  ];
  const keywords = ["hm", "home-manager", "dotfiles", ...(it.kind === "module" ? ["hm-module"] : [])];
  return {
    name: `@hm/${it.folder.split("/")[1]}`,
    version: it.manifest["version"] ?? "0.0.0",
    description: facts.description,
    keywords,
    license: "MIT",
    ...(repository ? { repository: { type: "git", url: repository, directory: it.folder } } : {}),
    type: "module",
    sideEffects: false,
    exports: { ...Object.fromEntries(faces.map(([face, { source, built }]) => [face, { "@hm/source": source, ...built }])), "./package.json": "./package.json" },
    ...(facts.bin ? { bin: facts.bin } : {}),
    files: ["dist", ...(existsSync(join(root, it.folder, "README.md")) ? ["README.md"] : [])],
    engines: { node: ">=24" },
    publishConfig: { access: "public", exports: { ...Object.fromEntries(faces.map(([face, { built }]) => [face, built])), "./package.json": "./package.json" } },
    ...(facts.modules ? { hm: { modules: facts.modules } } : {}),
    ...dependenciesOf(it, facts),
  };
}

/** What stays an import in the bundle is a dependency, or a peer where there must be one copy; all else only develops. */
function dependenciesOf(it: WorkspacePackage, facts: Published): Record<string, unknown> {
  const used = importsOf(`${it.folder}/src/**/*.ts`);
  const tested = importsOf(`${it.folder}/test/**/*.ts`).filter((name) => name.startsWith("@hm/") || !rootDevelops.includes(name));
  const sharesApi = it.kind === "module" || it.name === "@hm/testing";
  const peers = sharesApi ? ["@hm/api"] : [];
  const bundled = (name: string) =>
    name.startsWith("@hm/") ? it.name === "@hm/cli" || (it.kind === "module" && name === "@hm/formats") : !facts.keeps?.includes(name);
  const dependencies = used.filter((name) => !peers.includes(name) && !bundled(name));
  const develops = [...used, ...tested, ...peers, ...(facts.develops ?? [])].filter((name) => name !== it.name && !dependencies.includes(name));
  return {
    ...group("dependencies", dependencies),
    ...group("peerDependencies", peers),
    ...group("devDependencies", develops),
  };
}

function importsOf(pattern: string): string[] {
  return sources(pattern)
    .flatMap((file) => importedPackages(readFileSync(join(root, file), "utf8")))
    .filter((name) => known.includes(name));
}

function group(title: string, names: readonly string[]): Record<string, unknown> {
  const ranges = [...new Set(names)].toSorted().map((name) => [name, name.startsWith("@hm/") ? "workspace:^" : "catalog:"]);
  return ranges.length > 0 ? { [title]: Object.fromEntries(ranges) } : {};
}
