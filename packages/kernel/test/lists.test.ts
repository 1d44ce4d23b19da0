import { after, before, defineModule, force, merge, order, types, z } from "@hm/api";
import { expect, test } from "vitest";
import { configure, problemsOf } from "./report.ts";

const tool = defineModule({
  path: "programs.tool",
  description: "A tool.",
  options: {
    words: z.array(z.string()).default([]),
    script: types.lines().default(""),
    flags: types.words(" ").default(""),
    hosts: types.listOrSingle(z.string()).default([]),
    rules: z.array(z.object({ match: z.string(), weight: z.int().default(1) })).default([]),
    settings: z.record(z.string(), z.any()).default({}),
  },
});

const read = (...inputs: Parameters<typeof tool>[0][]) => configure(...inputs.map((it) => tool(it))).get(tool);

test("lists are joined in the order of their definitions", () => {
  expect(read({ words: ["b", "a"] }, { words: ["c"] }).words).toEqual(["b", "a", "c"]);
});

test("before and after give a list its place among the others", () => {
  expect(read({ words: after(["last"]) }, { words: ["mid"] }, { words: before(["first"]) }).words).toEqual(["first", "mid", "last"]);
  expect(read({ words: order(1600, ["z"]) }, { words: after(["y"]) }).words).toEqual(["y", "z"]);
});

test("before and after give an element its place, also when a function gives it", () => {
  expect(read({ words: ["mid", before("first"), () => after("last")] }, { words: ["second"] }).words).toEqual(["first", "mid", "second", "last"]);
});

test("an element may be several", () => {
  expect(read({ words: ["a", merge("b", "c"), () => merge("d", after("e")), "f"] }).words).toEqual(["a", "b", "c", "d", "f", "e"]);
});

test("order and rank go together", () => {
  expect(read({ words: ["lost"] }, { words: force(after(["last"])) }, { words: force(["first"]) }).words).toEqual(["first", "last"]);
});

test("lines are joined by newlines, in order", () => {
  expect(read({ script: "two" }, { script: before("one") }, { script: () => "three" }).script).toBe("one\ntwo\nthree");
});

test("words are joined by what the option says", () => {
  expect(read({ flags: "-a" }, { flags: merge("-b", "-c") }).flags).toBe("-a -b -c");
});

test("a single value may stand for a list of itself", () => {
  expect(read({ hosts: "one" }, { hosts: ["two", "three"] }, { hosts: before("zero") }).hosts).toEqual(["zero", "one", "two", "three"]);
});

test("lists inside settings are joined too, and their elements may be lazy", () => {
  expect(read({ settings: { a: { b: [1, () => 2] } } }, { settings: { a: { b: before([0]) } } }).settings).toEqual({ a: { b: [0, 1, 2] } });
});

test("records in lists get their defaults", () => {
  expect(read({ rules: [{ match: "*.ts" }, { match: "*.js", weight: () => 3 }] }).rules).toEqual([{ match: "*.ts", weight: 1 }, { match: "*.js", weight: 3 }]);
});

test("what contributions of modules put into a list comes before what the user does", () => {
  const giver = defineModule({ path: "giver", description: "Gives.", always: true, options: {}, config: () => tool({ words: ["from module"], script: "module" }) });
  const { get } = configure(tool({ words: ["from user"], script: "user" }), giver({}));
  expect(get(tool).words).toEqual(["from module", "from user"]);
  expect(get(tool).script).toBe("module\nuser");
});

test("every wrong element is told, with its place", () => {
  expect(problemsOf(tool({ words: ["a", 2 as never] }), tool({ words: [true as never, () => null as never], rules: [{ match: "x" }, { match: 4 as never, weigth: 2 } as never] }))).toEqual([
    `HM_UNKNOWN_OPTION 'programs.tool.rules[1]' has no option 'weigth'.
@rules.1.weigth
→ Did you mean 'weight'?`,
    `HM_INVALID_OPTION 'programs.tool.words[1]' expects a string, but got 2.
2 @words.1
→ Write "2", in quotes.`,
    `HM_INVALID_OPTION 'programs.tool.words[2]' expects a string, but got true.
true @words.0
→ Write "true", in quotes.`,
    `HM_INVALID_OPTION 'programs.tool.words[3]' expects a string, but got null.
null @words.1
→ Leave it out to keep its default.`,
    `HM_INVALID_OPTION 'programs.tool.rules[1].match' expects a string, but got 4.
4 @rules.1.match
→ Write "4", in quotes.`,
  ]);
});

test("something else than a list is told with a way to write one", () => {
  expect(problemsOf(tool({ words: "alone" as never }))).toEqual([
    `HM_INVALID_OPTION 'programs.tool.words' expects a list of strings, but got "alone".
"alone" @words
→ Write ["alone"] for a list with one entry.`,
  ]);
});

test("a value of another kind beside a list is wrong by itself, not a conflict", () => {
  expect(problemsOf(tool({ words: ["a"] }), tool({ words: 5 as never }))[0]).toContain("HM_INVALID_OPTION 'programs.tool.words' expects a list of strings, but got 5.");
});
