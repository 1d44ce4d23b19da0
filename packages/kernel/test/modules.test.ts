import { after, defineHome, defineModule, disable, force, types, when, z, type AnyModule } from "@hm/api";
import { expect, test, vi } from "vitest";
import { evaluate } from "../src/evaluate.ts";
import { FACTS, configure, errorOf, linesOf, problemsOf, warningsOf } from "./report.ts";

const paths = defineModule({ path: "paths", description: "Search paths.", always: true, options: { bin: z.array(z.string()).default([]), note: z.string().default("") } });
const tool = defineModule({
  path: "programs.tool",
  description: "A tool.",
  options: { enable: types.enable("the tool"), version: z.string().default("3"), folder: types.readOnly(types.derived(z.string(), "by version", ({ siblings }) => `/opt/tool-${siblings.version}`)), group: { locked: types.readOnly(z.string().default("fixed")), open: z.string().default("") }, hidden: types.internal(z.string().default("")) },
  warnings: [{ when: ({ options }) => options.version === "1", message: ({ options }) => `Version ${options.version} is old.`, option: "version" }],
  assertions: [{ assert: ({ get }) => get(paths).bin.length < 3, message: "Too many paths.", hint: "Take some out." }],
  config: ({ options, set }) => [paths({ bin: [() => options.folder] }), set({ hidden: "from config" }), when(() => options.version === "2", paths({ note: "two" }))],
});

test("a module contributes to others once it is enabled", () => {
  expect(configure(tool({ version: "2" })).get(paths)).toEqual({ bin: [], note: "" });
  expect(configure(tool({ enable: true, version: "2" })).get(paths)).toEqual({ bin: ["/opt/tool-2"], note: "two" });
});

test("a module sets its own options by 'set', which users can override", () => {
  expect(configure(tool({ enable: true })).get(tool).hidden).toBe("from config");
  expect(configure(tool({ enable: true, hidden: force("mine") })).get(tool).hidden).toBe("mine");
});

test("a module that always contributes needs no 'enable'", () => {
  const always = defineModule({ path: "always", description: "Always.", always: true, options: { enable: z.boolean().default(false) }, config: () => paths({ bin: after(["/always"]) }) });
  expect(configure(always({}), tool({ enable: true })).get(paths).bin).toEqual(["/opt/tool-3", "/always"]);
});

test("modules bring further modules", () => {
  const chain = defineModule({ path: "chain", description: "Brings the tool.", options: {}, config: () => [[tool({ enable: true })]] });
  expect(configure(chain({})).get(paths).bin).toEqual(["/opt/tool-3"]);
});

test("assertions and warnings count for modules that are enabled", () => {
  const config = (enable: boolean) => [tool({ enable, version: "1" }), paths({ bin: ["a", "b", "c"] })];
  expect(problemsOf(config(true))).toEqual(["HM_ASSERTION Too many paths.\n→ Take some out."]);
  expect(warningsOf(config(true))).toEqual(["Version 1 is old.\n@version"]);
  expect([problemsOf(config(false)), warningsOf(config(false))]).toEqual([[], []]);
});

test("a read-only option cannot be set, in groups, under conditions and from functions neither", () => {
  const locked = (path: string) => `HM_READ_ONLY_OPTION 'programs.tool.${path}' is set by hm and cannot be set here.\n@${path}\n→ Take this line out.`;
  expect(problemsOf(tool({ folder: "/x" }))).toEqual(["HM_READ_ONLY_OPTION 'programs.tool.folder' is set by hm and cannot be set here.\n@folder\n→ Take this line out."]);
  expect(problemsOf(when(() => false, tool({ group: { locked: "a", open: "b" } })))).toEqual([locked("group.locked")]);
  expect(problemsOf(tool(() => ({ group: { locked: "a" } })))).toEqual([locked("group.locked")]);
  expect(configure(tool({ folder: "/x", version: "4" })).get(tool).folder).toBe("/opt/tool-4");
});

test("internal options are never suggested", () => {
  expect(problemsOf(tool({ hiden: "x" } as never))[0]).toContain("→ It has enable, version, folder, group.");
});

test("a module that is taken out contributes and checks nothing", () => {
  const config = [tool({ enable: true, version: "1" }), disable(tool), paths({ bin: ["a", "b", "c"] })];
  expect(configure(config).get(paths).bin).toEqual(["a", "b", "c"]);
  expect([problemsOf(config), warningsOf(config)]).toEqual([[], []]);
});

test("another module may stand at the path of one that is taken out, and gets its definitions", () => {
  const mine = defineModule({ path: "programs.tool", description: "Mine.", options: { enable: types.enable("mine"), version: z.string().default("9"), extra: z.string().default("e") }, config: ({ options }) => paths({ bin: [() => `/mine-${options.version}`] }) });
  for (const parts of [[tool({ enable: true }), disable(tool), mine({ extra: "x" })], [mine({ extra: "x" }), tool({ enable: true }), disable(tool)]]) {
    const { get } = configure(parts);
    expect(get(mine)).toEqual({ enable: true, version: "9", extra: "x" });
    expect(get(tool)).toEqual(get(mine));
    expect(get(paths).bin).toEqual(["/mine-9"]);
    expect(problemsOf(parts)).toEqual([]);
  }
});

function packaged(version: string, name = "@hm/tool"): AnyModule {
  return defineModule({ path: "programs.twin", description: "Twin.", options: { x: z.string().default("") }, package: { name, version } });
}

test("two copies of one version of a package are one module", () => {
  const [one, two] = [packaged("1.2.0"), packaged("1.2.0")];
  const { get } = configure(one({ x: "set" }), paths({ note: (get) => get(two).x }));
  expect(get(paths).note).toBe("set");
  expect(problemsOf(one({ x: "a" }), two({ x: "b" }))[0]).toContain("HM_CONFLICT 'programs.twin.x'");
});

test("taking one copy of a module out takes out the other too", () => {
  expect(problemsOf(packaged("1.2.0")({ x: "a" }), disable(packaged("1.2.0")), packaged("2.0.0", "mine")({}))).toEqual([]);
});

test("two modules at one path are told once, with their packages and places", () => {
  const [one, two] = [packaged("1.2.0"), packaged("1.3.0")];
  expect(problemsOf(one({ x: "a" }), two({ x: "a" }), two({}), paths({ note: (get) => get(two).x, bin: [(get) => get(two).x] }))).toEqual([
    "HM_DUPLICATE_MODULE Two modules stand at 'programs.twin': @hm/tool 1.2.0 and @hm/tool 1.3.0.\ndeclared @\ndeclared @\n→ Keep one of them, or take the other out with disable(…).",
  ]);
});

test("a module that nobody defines can be read; it contributes nothing", () => {
  const config = vi.fn(() => paths({ note: "late" }));
  const late = defineModule({ path: "late", description: "Late.", always: true, options: { size: z.int().default(4), wide: types.derived(z.int(), "size", ({ siblings }) => siblings.size * 2) }, config, assertions: [{ assert: () => false, message: "never" }] });
  const parts = [paths({ bin: (get) => [`${get(late).wide}`] })];
  expect(configure(parts).get(paths)).toEqual({ bin: ["8"], note: "" });
  expect(problemsOf(parts)).toEqual([]);
  expect(config).not.toHaveBeenCalled();
});

test("options cannot be read before all definitions are known", () => {
  const early = defineModule({ path: "early", description: "Early.", options: { on: z.boolean().default(true) }, config: ({ options }) => (options.on ? paths({ note: "x" }) : []) });
  const greedy = defineModule({ path: "greedy", description: "Greedy.", options: {}, config: ({ get }) => paths({ note: get(tool).version }) });
  expect(problemsOf(early({}), greedy({}))).toEqual([
    "HM_READ_TOO_EARLY 'early.on' was read while the definitions were still being collected.\nread @\n→ Read it inside a function, where the value stands: () => …",
    "HM_READ_TOO_EARLY 'programs.tool' was read while the definitions were still being collected.\nread @\n→ Read it inside a function, where the value stands: () => …",
  ]);
});

test("a module that fails or contributes something else is told as its author's fault", () => {
  const throws = defineModule({ path: "throws", description: "Throws.", options: {}, config: () => { throw new Error("oops"); } });
  const strays = defineModule({ path: "strays", description: "Strays.", options: {}, config: () => [{ bin: [] }] as never, assertions: [{ assert: () => { throw new Error("in a check"); }, message: "" }] });
  expect(problemsOf(throws({}), strays({}))).toEqual([
    "HM_MODULE_THROWS Module 'throws' failed while its definitions were collected: Error: oops\nthrown @\n→ This is a fault of the module: report it to its author.",
    "HM_NOT_A_DEFINITION Module 'strays' contributes { bin: [] }, which is no definition.\n→ This is a fault of the module: report it to its author.",
    "HM_MODULE_THROWS Module 'strays' failed in an assertion or a warning: Error: in a check\nthrown @\n→ This is a fault of the module: report it to its author.",
  ]);
});

test("whatever is listed and is no definition is told with its place and a way out", () => {
  const list = [tool, [undefined, false], { enable: true }, defineHome([]), when(true, paths as never), Promise.resolve(), () => []] as never[];
  const report = errorOf(() => evaluate(defineHome(list).parts, { facts: FACTS }).home())!.problems.map(linesOf).filter((it) => it.includes("NOT_A"));
  expect(report).toEqual([
    "HM_NOT_A_DEFINITION The home lists the module 'programs.tool', which is no definition.\n@0\n→ Call it with the options to set: tool({ … }).",
    "HM_NOT_A_DEFINITION The home lists undefined, which is no definition.\n@1.0\n→ For definitions that count only sometimes, write when(condition, …).",
    "HM_NOT_A_DEFINITION The home lists false, which is no definition.\n@1.1\n→ For definitions that count only sometimes, write when(condition, …).",
    "HM_NOT_A_DEFINITION The home lists { enable: true }, which is no definition.\n@2\n→ List what modules, when(…) and disable(…) give.",
    "HM_NOT_A_DEFINITION The home lists a whole home, which is no definition.\n@3\n→ Export a plain list of definitions there, and keep defineHome(…) for the home itself.",
    "HM_NOT_A_DEFINITION The home lists the module 'paths', which is no definition.\n@4.0\n→ Call it with the options to set: paths({ … }).",
    "HM_NOT_A_DEFINITION The home lists a promise, which is no definition.\n@5\n→ Write await before it.",
    "HM_NOT_A_DEFINITION The home lists a function, which is no definition.\n@6\n→ Call the function here; what it gives is listed then.",
  ]);
});
