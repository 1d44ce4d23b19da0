import { defineModule, fallback, force, merge, rank, z } from "@hm/api";
import { expect, test } from "vitest";
import { configure, problemsOf } from "./report.ts";

const shell = defineModule({
  path: "programs.shell",
  description: "A shell.",
  options: {
    prompt: z.string().default("$"),
    history: { size: z.int().default(500), file: z.string().default("~/.history"), ignore: z.array(z.string()).default([]) },
    settings: z.record(z.string(), z.any()).default({}),
    aliases: z.array(z.string()).default(["ll"]),
  },
});

const prompt = (...inputs: Parameters<typeof shell>[0][]) => configure(...inputs.map((it) => shell(it))).get(shell).prompt;

test("a definition without a rank wins over the default and over fallback(…), and yields to force(…)", () => {
  expect(prompt()).toBe("$");
  expect(prompt({ prompt: fallback("%") })).toBe("%");
  expect(prompt({ prompt: ">" }, { prompt: fallback("%") })).toBe(">");
  expect(prompt({ prompt: force("#") }, { prompt: ">" }, { prompt: fallback("%") })).toBe("#");
});

test("any number can be a rank, and the lowest wins", () => {
  expect(prompt({ prompt: rank(7, "low") }, { prompt: force("forced") })).toBe("low");
  expect(prompt({ prompt: rank(1600, "weaker than the default") })).toBe("$");
});

test("of two ranks around a value the inner one counts", () => {
  expect(prompt({ prompt: force(fallback("inner")) }, { prompt: "plain" })).toBe("plain");
});

test("force on one key inside settings leaves the other keys alone", () => {
  const { get } = configure(
    shell({ settings: { colour: { fg: "white", bg: "black" }, bell: true } }),
    shell({ settings: { colour: { fg: force("green"), cursor: "block" }, width: 90 } }),
  );
  expect(get(shell).settings).toEqual({ colour: { fg: "green", bg: "black", cursor: "block" }, bell: true, width: 90 });
});

test("force on a whole record drops what others put into it", () => {
  const { get } = configure(shell({ settings: { a: 1, b: { c: 2 } } }), shell({ settings: { b: force({ d: 3 }) } }));
  expect(get(shell).settings).toEqual({ a: 1, b: { d: 3 } });
});

test("force on a group reaches each option in it", () => {
  const { get } = configure(shell({ history: { size: 10, ignore: ["ls"] } }), shell({ history: force({ size: 20, ignore: ["cd"] }) }), shell({ history: { file: "~/.h" } }));
  expect(get(shell).history).toEqual({ size: 20, file: "~/.h", ignore: ["cd"] });
});

test("fallback on all that a module is given reaches each option", () => {
  const { get } = configure(shell(fallback({ prompt: "%", history: { size: 9 } })), shell({ prompt: ">" }));
  expect([get(shell).prompt, get(shell).history.size]).toEqual([">", 9]);
});

test("merge(…) gives several definitions in one value, with ranks of their own", () => {
  const { get } = configure(
    shell({ prompt: merge(fallback("%"), ">"), aliases: merge(["a"], ["b"]), settings: merge({ x: 1 }, { y: force(2) }, { y: 3 }) }),
    shell({ history: merge({ size: fallback(1) }, { size: 2 }) }),
  );
  expect(get(shell).prompt).toBe(">");
  expect(get(shell).aliases).toEqual(["a", "b"]);
  expect(get(shell).settings).toEqual({ x: 1, y: 2 });
  expect(get(shell).history.size).toBe(2);
});

test("any definition takes the place of a default list; fallback does too", () => {
  expect(configure(shell({ aliases: fallback(["la"]) })).get(shell).aliases).toEqual(["la"]);
});

test("definitions of one rank that agree are no conflict", () => {
  expect(prompt({ prompt: ">" }, { prompt: () => ">" })).toBe(">");
  expect(configure(shell({ settings: { a: { b: [1], c: null } } }), shell({ settings: { a: { c: null } } })).get(shell).settings).toEqual({ a: { b: [1], c: null } });
});

test("definitions of one rank that differ are a conflict that shows each of them", () => {
  expect(problemsOf(shell({ prompt: ">" }), shell({ prompt: "#" }), shell({ prompt: fallback("%") }))).toEqual([
    `HM_CONFLICT 'programs.shell.prompt' has conflicting values:
">" @prompt
"#" @prompt
→ Wrap the one that should win in force(…), or the other in fallback(…).`,
  ]);
});

test("a conflict deep inside settings names the key", () => {
  expect(problemsOf(shell({ settings: { ui: { "tab width": 2 } } }), shell({ settings: { ui: () => ({ "tab width": 8 }) } }))).toEqual([
    `HM_CONFLICT 'programs.shell.settings.ui."tab width"' has conflicting values:
2 @settings.ui.tab width
8 @settings.ui.tab width
→ Wrap the one that should win in force(…), or the other in fallback(…).`,
  ]);
});

test("a conflict among forced values says that only one can be forced", () => {
  expect(problemsOf(shell({ prompt: force(">") }), shell({ prompt: force("#") }))[0]).toContain("→ Only one of them can win: take force(…) off the others.");
});

test("null against a value, and a list against a record, are conflicts too", () => {
  const box = defineModule({ path: "box", description: "A box.", options: { label: z.string().nullable().default(null), lid: z.object({ size: z.int() }).nullable().default(null), any: z.any() } });
  expect(problemsOf(box({ label: null }), box({ label: "tea" }), box({ lid: { size: 3 } }), box({ lid: null }), box({ any: ["a"] }), box({ any: { a: 1 } })).map((it) => it.split("\n").slice(0, 3))).toEqual([
    ["HM_CONFLICT 'box.any' has conflicting values:", '["a"] @any', "{ a: 1 } @any"],
    ["HM_CONFLICT 'box.label' has conflicting values:", "null @label", '"tea" @label'],
    ["HM_CONFLICT 'box.lid' has conflicting values:", "{ size: 3 } @lid", "null @lid"],
  ]);
});
