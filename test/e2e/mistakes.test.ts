import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BUILT, createProject, expectNoStack } from "./project.ts";

const CONFIG = ".config/home-manager/home.config.ts";

/** Lines 1 to 7 stand above what each of these sets; the second is what has to be said. */
const options: readonly (readonly [what: string, inside: string, says: RegExp])[] = [
  ["an unknown option", `packges: []`, /'home' has no option 'packges'[^]*:8:10\n[^]*packges: \[\][^]*Did you mean 'packages'/],
  ["a wrong type", `sessionPath: 7`, /'home\.sessionPath'[^]*:8:10/],
  ["a wrong type deep inside", `file: { ".a": { text: 7 } }`, /'home\.file\."?\.a"?\.text'[^]*:8:\d+/],
  ["an unknown value", `file: { ".a": { text: "", mode: "symlink" } }`, /"link"[^]*"create"|link, copy/],
  ["bad permissions", `file: { ".a": { text: "", mode: "copy", permissions: "rwx" } }`, /permissions/],
  ["two values", `stateVersion: "25.05"`, /HM_CONFLICT[^]*:7:[^]*:8:[^]*force\(/],
  ["an option without what it needs", `file: { ".a": {} }`, /\.a[^]*text[^]*source/],
  ["a missing source", `file: { ".a": { source: "./nowhere" } }`, /HM_SOURCE_MISSING[^]*nowhere[^]*:8:/],
  ["a folder to merge with", `file: { ".a": { source: "./node_modules", mode: "merge", format: "json" } }`, /HM_FOLDER_AS_FILE/],
  ["merging what has no format", `file: { ".a": { text: "x", mode: "merge" } }`, /HM_MERGE_SYNTAX.*line 1 has no '='[^]*:8:[^]*format/],
  ["merging a broken text", `file: { ".a.json": { text: "{", mode: "merge" } }`, /HM_MERGE_SYNTAX[^]*:8:/],
  ["a target outside of the home", `file: { "../a": { text: "" } }`, /\.\.\/a/],
  ["an absolute target elsewhere", `file: { "/etc/a": { text: "" } }`, /\/etc\/a/],
  ["an empty target", `file: { "": { text: "" } }`, /target|''/],
  ["one file inside another", `file: { ".a": { text: "" }, ".a/b": { text: "" } }`, /HM_TARGET_INSIDE_FILE/],
  ["one target twice", `file: { ".a": { text: "1" }, b: { target: ".a", text: "2" } }`, /HM_DUPLICATE_TARGET/],
  ["a bad variable name", `sessionVariables: { "A B": "1" }`, /A B/],
  ["steps in a circle", `activation: { a: step({ after: ["b"], run: "" }), b: step({ after: ["a"], run: "" }) }`, /a[^]*b/],
  ["a value that reads itself", `sessionPath: (get) => get(home).sessionPath`, /home\.sessionPath/],
  ["a function that throws", `sessionPath: () => { throw new TypeError("mine") }`, /mine[^]*:8:/],
];

describe.concurrent("options", () => {
  test.each(options)("%s is told with its place, and changes nothing", async (_, inside, says) => {
    using home = createProject();
    home.write(".bashrc", "mine");
    home.configure(inside);
    const before = home.snapshot(BUILT);
    expect(await home.refused(1, "switch")).toMatch(says);
    expect(without(home.snapshot(BUILT))).toEqual(without(before));
  });
});

const files: readonly (readonly [what: string, text: string, says: RegExp])[] = [
  ["a configuration that throws", `const a = undefined as any;\na.b.c;\n`, /HM_CONFIG_THROWS[^]*TypeError[^]*home\.config\.ts:2:/],
  ["one that throws no error", `throw "plain";\n`, /HM_CONFIG_THROWS.*plain/],
  ["one that exports nothing", `export const home = 1;\n`, /HM_CONFIG_NO_EXPORT[^]*export default defineHome/],
  ["one that exports something else", `export default { a: 1 };\n`, /HM_CONFIG_WRONG_EXPORT.*an object/],
  ["an empty one", ``, /HM_CONFIG_NO_EXPORT/],
  ["broken syntax", `export default defineHome([\n  home({ a: 1 ]),\n`, /home\.config\.ts:2:/],
  ["TypeScript that needs a compiler", `enum A { B }\nexport default A;\n`, /HM_CONFIG_TYPESCRIPT[^]*:1:/],
  ["a missing module", `import { vim } from "@hm/vim-of-nowhere";\nexport default vim;\n`, /HM_MODULE_MISSING.*@hm\/vim-of-nowhere[^]*:1:[^]*npm install @hm\/vim-of-nowhere/],
  ["a missing file", `import { a } from "./work.ts";\nexport default a;\n`, /HM_IMPORT_MISSING.*work\.ts[^]*:1:/],
  ["a missing export", `import { nothing } from "@hm/home";\nexport default nothing;\n`, /HM_EXPORT_MISSING.*nothing[^]*:1:/],
  ["a file that is no text", "\u0000\u0001\ufffd", /home\.config\.ts:1:/],
  ["a rejected promise", `Promise.reject(new Error("late"));\nawait 0;\nexport default 1;\n`, /late/],
];

describe.concurrent("configurations", () => {
  test.each(files)("%s is told with its place, and changes nothing", async (_, text, says) => {
    using home = createProject();
    home.write(CONFIG, text);
    const before = home.snapshot();
    expect(await home.refused(1, "switch")).toMatch(says);
    expect(home.snapshot()).toEqual(before);
  });
});

describe.concurrent("command lines", () => {
  const wrong = [["swich"], ["switch", "--dry"], ["switch", "-b"], ["switch", "more"], ["rollback", "-1"], ["rollback", "x"], ["remove-generations"], ["remove-generations", "1x"], ["expire-generations", "soon"], ["adopt"], ["completion", "tcsh"], ["option"], []];
  test.each(wrong.map((args) => ({ args })))("hm $args is wrong usage", async ({ args }) => {
    using home = createProject();
    home.files("");
    const before = home.snapshot();
    const ran = await home.hm(...args);
    expect([ran.status, ran.stdout]).toEqual([2, ""]);
    if (args.length > 0) expectNoStack(ran);
    expect(home.snapshot()).toEqual(before);
  });

  const soon = [["rollback"], ["rollback", "7"], ["remove-generations", "7"], ["adopt", "x"], ["option", "home.fil"], ["diff", "1"], ["switch", "-f", "nowhere.ts"], ["switch", "-f", "/etc/passwd"], ["switch", "--file", "."], ["build", "-o", "missing/folder"], ["build", "-o", ".config"]];
  test.each(soon.map((args) => ({ args })))("hm $args has nothing to work on, and says so", async ({ args }) => {
    using home = createProject();
    home.files("");
    const before = home.snapshot();
    const ran = await home.hm(...args);
    expect([1, 2]).toContain(ran.status);
    expect(ran.stdout).toBe("");
    expectNoStack(ran);
    expect(without(home.snapshot())).toEqual(without(before));
  });
});

test("a configuration that is no file, or leads nowhere or in a circle, is told", async () => {
  using home = createProject();
  const at = (path: string) => join(home.directory, path);
  mkdirSync(at(CONFIG));
  symlinkSync("loop.ts", at("loop.ts"));
  symlinkSync("nowhere.ts", at("dangling.ts"));
  writeFileSync(at("a file"), "");
  for (const args of [[], ["-f", "loop.ts"], ["-f", "dangling.ts"], ["-f", "a file/home.config.ts"], ["-f", ""]]) expect(await home.refused(1, "switch", ...args)).toMatch(/HM_NO_CONFIGURATION|HM_CONFIG/);
});

/** Without the empty folders of hm that a failed build leaves. */
function without(snapshot: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(snapshot).filter(([path]) => !/^\.(local|cache)(\/|$)/.test(path)));
}
