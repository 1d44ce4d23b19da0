import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findConfiguration } from "../src/load/find-configuration.ts";
import { createPaths } from "../src/paths.ts";
import { freshFolder, writeFiles } from "./homes.ts";

interface Told {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly place?: { readonly file: string; readonly line: number; readonly column: number };
}

const WRITTEN = {
  "syntax.ts": `import { defineHome } from "@hm/api";\nexport default defineHome([\n  foo({ a: 1,\n]);\n`,
  "script.mjs": `const one = 1;\nlet let = 2;\nexport default one;\n`,
  "deep.ts": `import "./script.mjs";\nexport default 1;\n`,
  "enum.ts": `export enum Colour { red }\n`,
  "throws.ts": `import { fail } from "./fail.ts";\nexport default fail();\n`,
  "fail.ts": `export function fail() {\n  const nothing: any = undefined;\n  return nothing.name;\n}\n`,
  "text.ts": `throw "a text";\n`,
  "package.json": `{ "type": "module", "dependencies": { "@hm/listed": "^1.0.0" } }`,
  "missing.ts": `import { defineHome } from "@hm/api";\nimport { kitty } from "@hm/kitty";\nexport default kitty;\n`,
  "listed.ts": `import "@hm/listed";\n`,
  "file.ts": `import "./fail";\n`,
  "name.ts": `import { defineHouse } from "@hm/api";\nexport default defineHouse;\n`,
  "none.ts": `export const home = 1;\n`,
  "list.ts": `export default [1];\n`,
  "newer.ts": `export default { [Symbol.for("@hm/api/home@2")]: true, parts: [] };\n`,
  "part.ts": `import { defineHome } from "@hm/api";\nexport default defineHome([{ [Symbol.for("@hm/api/definition@7")]: true } as any]);\n`,
  "good.ts": `import { defineHome } from "@hm/api";\nexport default defineHome([]);\n`,
};

const PROGRAM = `
const { importConfiguration } = await import(process.argv[2]);
const told = {};
for (const name of process.argv.slice(4)) {
  try {
    told[name] = { parts: (await importConfiguration(name, process.argv[3])).length };
  } catch (it) {
    told[name] = { code: it.code, message: it.message, hint: it.hint, place: it.exhibits?.[0]?.origin.place() };
  }
}
console.log(JSON.stringify(told));
`;

it("tells what is wrong with a configuration, and where", () => {
  const folder = writeFiles(freshFolder(), { ...WRITTEN, "run/run.mjs": PROGRAM });
  mkdirSync(join(folder, "node_modules/@hm"), { recursive: true });
  symlinkSync(join(import.meta.dirname, "../../api"), join(folder, "node_modules/@hm/api"));
  const files = Object.keys(WRITTEN).filter((it) => it !== "package.json");
  const program = join(import.meta.dirname, "../src/load/import-configuration.ts");
  const output = execFileSync(process.execPath, ["--conditions=@hm/source", join(folder, "run/run.mjs"), program, join(folder, "cache"), ...files.map((it) => join(folder, it))], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const all = JSON.parse(output) as Record<string, Told>;
  const told = (name: string) => all[join(folder, name)]!;
  const at = (name: string) => {
    const { code, place } = told(name);
    return `${code} ${place ? `${place.file.slice(folder.length + 1)}:${place.line}:${place.column}` : ""}`;
  };
  expect(files.map((it) => (it === "good.ts" ? "" : at(it)))).toEqual([
    "HM_CONFIG_SYNTAX syntax.ts:4:1",
    "HM_CONFIG_SYNTAX script.mjs:2:5",
    "HM_CONFIG_SYNTAX script.mjs:2:5",
    "HM_CONFIG_TYPESCRIPT enum.ts:1:8",
    "HM_CONFIG_THROWS fail.ts:3:18",
    "HM_CONFIG_NO_EXPORT fail.ts:1:1",
    "HM_CONFIG_THROWS text.ts:1:1",
    "HM_MODULE_MISSING missing.ts:2:23",
    "HM_MODULE_MISSING listed.ts:1:8",
    "HM_IMPORT_MISSING file.ts:1:8",
    "HM_EXPORT_MISSING name.ts:1:10",
    "HM_CONFIG_NO_EXPORT none.ts:1:1",
    "HM_CONFIG_WRONG_EXPORT list.ts:1:1",
    "HM_CONTRACT_VERSION ",
    "HM_CONTRACT_VERSION ",
    "",
  ]);
  expect(told("good.ts")).toEqual({ parts: 0 });
  expect(told("throws.ts").message).toContain("TypeError: Cannot read properties of undefined (reading 'name')");
  expect(told("text.ts").message).toContain("'a text'");
  expect(told("missing.ts").hint).toBe(`Run \`npm install @hm/kitty\` in '${folder}'.`);
  expect(told("listed.ts").hint).toBe(`Run \`npm install\` in '${folder}'.`);
  expect(told("file.ts").hint).toBe("Write the import with its extension: './fail.ts'.");
  expect(told("part.ts").message).toContain("version 7");
});

it("finds the configuration that is named, else the usual one, and lists where it looked", () => {
  const folder = freshFolder();
  const search = (file: string | undefined, env: Record<string, string> = {}) =>
    findConfiguration({ file, env, paths: createPaths(env, folder), workingDirectory: join(folder, "work") });
  expect(() => search(undefined)).toThrow(expect.objectContaining({ code: "HM_NO_CONFIGURATION", message: expect.stringContaining(`${folder}/.config/home-manager/home.config.mjs`) }));
  writeFiles(folder, { ".config/home-manager/home.config.js": "", "work/mine.ts": "", "xdg/home-manager/home.config.mts": "", "other/home.config.ts": "" });
  expect(search(undefined)).toBe(`${folder}/.config/home-manager/home.config.js`);
  expect(search(undefined, { XDG_CONFIG_HOME: `${folder}/xdg` })).toBe(`${folder}/xdg/home-manager/home.config.mts`);
  expect(search(undefined, { XDG_CONFIG_HOME: "xdg" })).toBe(`${folder}/.config/home-manager/home.config.js`);
  expect(search(undefined, { HOME_MANAGER_CONFIG: `${folder}/other` })).toBe(`${folder}/other/home.config.ts`);
  expect(search("mine.ts", { HOME_MANAGER_CONFIG: `${folder}/other` })).toBe(`${folder}/work/mine.ts`);
  expect(() => search("none.ts")).toThrow(expect.objectContaining({ message: expect.stringContaining(`${folder}/work/none.ts`) }));
});
