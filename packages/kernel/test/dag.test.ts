import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sortDag, type DagEntry } from "../src/dag.ts";

const names = ["a", "b", "c", "d", "e", "f"];
const neighbours = fc.uniqueArray(fc.constantFrom(...names, "not there"), { maxLength: 2 });
const graph = fc.dictionary(fc.constantFrom(...names), fc.record({ value: fc.integer(), after: neighbours, before: neighbours }));
type Graph = Readonly<Record<string, DagEntry<number>>>;

const edges = (it: Graph) => Object.entries(it).flatMap(([name, { after, before }]) => [...after.map((one) => [one, name] as const), ...before.map((one) => [name, one] as const)]).filter(([a, b]) => a in it && b in it);

describe("sorting a graph", () => {
  it("gives every entry once, after those that it waits for; or a cycle that is one", () => {
    fc.assert(
      fc.property(graph, (it) => {
        let sorted: string[];
        try {
          sorted = sortDag(it).map((one) => one.name);
        } catch (error) {
          const cycle = String(error).split(": ").at(-1)!.split(" → ");
          expect(cycle[0]).toBe(cycle.at(-1));
          for (const [at, name] of cycle.slice(1).entries()) expect(edges(it)).toContainEqual([cycle[at], name]);
          return;
        }
        expect([...sorted].sort()).toEqual(Object.keys(it).sort());
        for (const [first, then] of edges(it)) expect(sorted.indexOf(first)).toBeLessThan(sorted.indexOf(then));
      }),
    );
  });

  it("keeps the order given where nothing else asks for another one", () => {
    const free = { after: [], before: [] };
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...names)), (order) => {
        expect(sortDag(Object.fromEntries(order.map((name) => [name, { value: 0, ...free }]))).map((it) => it.name)).toEqual(order);
      }),
    );
    const sorted = sortDag({ z: { value: 1, ...free }, last: { value: 2, after: ["m"], before: [] }, m: { value: 3, ...free }, a: { value: 4, ...free } });
    expect(sorted.map((it) => it.name)).toEqual(["z", "m", "last", "a"]);
  });

  it("pays no heed to neighbours that are not there", () => {
    expect(sortDag({ a: { value: 1, after: ["nobody"], before: ["no one"] } })).toEqual([{ name: "a", value: 1 }]);
  });

  it("names the way round of a cycle", () => {
    const wait = (...after: string[]) => ({ value: 0, after, before: [] });
    expect(() => sortDag({ start: wait("one"), one: wait("two"), two: wait("three"), three: wait("one") })).toThrow(expect.objectContaining({ code: "HM_DAG_CYCLE", message: expect.stringMatching(/one → three → two → one|three → two → one → three|two → one → three → two/) }));
  });
});
