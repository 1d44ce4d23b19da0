import { defineModule, types, when, z } from "@hm/api";
import { expect, test } from "vitest";
import { configure, errorOf, linesOf, problemsOf } from "./report.ts";

const HINT = "→ Make one of these values not read the next one; reading another part of the same option is fine.";
const options = { x: z.string().default("x"), n: z.int().default(1), list: z.array(z.string()).default([]), settings: z.record(z.string(), z.any()).default({}), group: { y: z.string().default("y"), z: z.string().default("z") } };
const a = defineModule({ path: "a", description: "A.", options });
const b = defineModule({ path: "b", description: "B.", options });
const c = defineModule({ path: "c", description: "C.", options });

test("a value that reads itself is a cycle of one", () => {
  expect(problemsOf(a({ x: (get) => `${get(a).x}!` }))).toEqual([`HM_CYCLE 'a.x' depends on itself:\na.x → a.x\n'a.x' needs 'a.x' @x\n${HINT}`]);
});

test("values of three modules that read each other are told with the place of each link", () => {
  expect(problemsOf(a({ x: (get) => get(b).group.y }), b({ group: { y: (get) => get(c).settings["deep"].er } }), c({ settings: { deep: { er: (get) => get(a).x } } }))).toEqual([
    `HM_CYCLE 'a.x' depends on itself:
a.x → b.group.y → c.settings.deep.er → a.x
'a.x' needs 'b.group.y' @x
'b.group.y' needs 'c.settings.deep.er' @group.y
'c.settings.deep.er' needs 'a.x' @settings.deep.er
${HINT}`,
  ]);
});

test("a value that leads to a cycle is no part of it", () => {
  expect(problemsOf(c({ x: (get) => get(a).x }), a({ x: (get) => get(b).x }), b({ x: (get) => get(a).x }))[0]).toContain("a.x → b.x → a.x");
});

test("a condition is a link of its own", () => {
  const [problem, ...others] = problemsOf(when((get) => get(a).x === "x", a({ x: "other" })));
  expect(others).toEqual([]);
  expect(problem!.replace(/line \d+/, "line 7")).toBe(`HM_CYCLE 'a.x' depends on itself:\na.x → when(…) at line 7 → a.x\n'a.x' needs a condition @x\nthis condition needs 'a.x' @\n${HINT}`);
});

test("conditions that decide each other are a cycle", () => {
  const [problem, ...others] = problemsOf(when((get) => get(b).n > 1, a({ n: 2 })), when((get) => get(a).n > 1, b({ n: 2 })));
  expect(others).toEqual([]);
  expect(problem!.replaceAll(/line \d+/g, "line 7").split("\n").slice(0, 6)).toEqual(["HM_CYCLE 'a.n' depends on itself:", "a.n → when(…) at line 7 → b.n → when(…) at line 7 → a.n", "'a.n' needs a condition @n", "this condition needs 'b.n' @", "'b.n' needs a condition @n", "this condition needs 'a.n' @"]);
});

test("a default that is computed is a link of its own, at the place of its declaration", () => {
  const d = defineModule({
    path: "d",
    description: "D.",
    options: {
      one: types.derived(z.string(), "two", ({ siblings }) => siblings.two),
      two: types.derived(z.string(), "sub.three", ({ siblings }) => siblings.sub.three),
      sub: { three: z.string().default("3") },
    },
  });
  expect(problemsOf(d({ sub: { three: (get) => get(d).one } }))).toEqual([`HM_CYCLE 'd.sub.three' depends on itself:\nd.sub.three → d.one → d.two → d.sub.three\n'd.sub.three' needs 'd.one' @sub.three\n'd.one' needs 'd.two' @options.one (d)\n'd.two' needs 'd.sub.three' @options.two (d)\n${HINT}`]);
});

test("an element that reads its list is a cycle", () => {
  expect(problemsOf(a({ list: ["first", (get) => get(a).list[0]!] }))[0]).toContain("a.list → a.list[1] → a.list\n'a.list[1]' needs 'a.list' @list.1");
});

test("a group given by a function that reads the group is a cycle", () => {
  expect(problemsOf(a({ group: (get) => ({ y: get(a).group.z }) }))[0]).toContain("a.group → a.group\n'a.group' needs 'a.group' @group");
});

test("a module whose own contribution decides whether it is enabled is a cycle that names 'enable'", () => {
  const loop = defineModule({ path: "loop", description: "Loops.", options: { enable: z.boolean().default(false), other: z.string().default("") }, config: ({ set }) => set(() => ({ other: "x" })) });
  expect(problemsOf(loop({ enable: true }))[0]).toMatch(/^HM_CYCLE 'loop' depends on itself:\nloop → loop\n'loop' needs 'loop' @ \(loop\)/);
});

test("a cycle is told once, however many values lead to it", () => {
  const parts = [a({ x: (get) => get(b).x, group: { y: (get) => get(a).x, z: (get) => get(b).x } }), b({ x: (get) => get(a).x }), c({ x: (get) => get(b).x, settings: { deep: [(get) => get(a).x] } })];
  expect(problemsOf(parts)).toHaveLength(1);
});

test("what has no part in a cycle is read all the same", () => {
  const { get } = configure(a({ x: (get) => get(a).x, n: 7 }));
  expect(get(a).n).toBe(7);
  expect(linesOf(errorOf(() => get(a).x)!)).toContain("HM_CYCLE");
  expect(linesOf(errorOf(() => get(a).x)!)).toContain("HM_CYCLE");
});
