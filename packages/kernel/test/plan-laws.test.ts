import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ManagedFile, Manifest, Values } from "../src/manifest.ts";
import { isWithin } from "../src/plan/paths.ts";
import { applyToModel, digest, file, HOME, inverse, link, manifest, modelHome, observeModel, planIn, resolve, STORE, switchTo, world, type ModelHome, type Node, type World } from "./model-home.ts";

const TEXTS = ["one", "two", '{"k":1,"mine":true}', '{"k":{"l":2}}', '{"k":"x","m":{"n":[1]}}'];
const object = (text: string) => `${STORE}/${digest(text)}-text`;
const OBJECTS = Object.fromEntries(TEXTS.map((it) => [object(it), it]));

const path = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 3 }).map((it) => it.join("/"));
const text = fc.constantFrom(...TEXTS);
const permissions = fc.constantFrom(0o600, 0o644);
const values: fc.Arbitrary<Values> = fc.dictionary(fc.constantFrom("k", "m"), fc.oneof(fc.constantFrom(1, "x", true), fc.dictionary(fc.constantFrom("l", "n"), fc.constantFrom(2, "y"), { minKeys: 1 })), { minKeys: 1 });
const managed: fc.Arbitrary<ManagedFile> = fc.tuple(fc.boolean(), fc.oneof<fc.Arbitrary<ManagedFile>[]>(
  fc.oneof(text.map(object), fc.constantFrom(`${HOME}/d`, "/elsewhere")).map((to): ManagedFile => ({ mode: "link", to })),
  fc.record({ mode: fc.constantFrom("copy" as const, "create" as const), text, permissions }).map(({ text, ...it }): ManagedFile => ({ ...it, object: object(text), digest: digest(text) })),
  values.map((values): ManagedFile => ({ mode: "merge", format: "json", values, permissions: 0o644 })),
)).map(([force, it]) => (force ? { ...it, force } : it));
const generation: fc.Arbitrary<Manifest> = fc.dictionary(path, managed, { maxKeys: 5 }).map((files) => {
  const paths = Object.keys(files);
  return manifest(Object.fromEntries(Object.entries(files).filter(([it]) => !paths.some((other) => other !== it && isWithin(other, it)))));
});
const node: fc.Arbitrary<Node> = fc.oneof(
  fc.record({ text, permissions }).map((it) => file(it.text, it.permissions)),
  fc.constantFrom(link("/elsewhere"), link(`${HOME}/d`), link(`${HOME}/gone`), link("/nothing/here")),
  fc.constant<Node>({ kind: "directory" }),
);
const home: fc.Arbitrary<ModelHome> = fc.dictionary(fc.oneof(path, path.map((it) => `${it}.bak`)), node, { maxKeys: 6 }).map((nodes) => {
  const rooms = Object.entries(nodes).filter(([it]) => !Object.entries(nodes).some(([other, { kind }]) => other !== it && kind !== "directory" && isWithin(other, it)));
  return modelHome({ d: { kind: "directory" }, ...Object.fromEntries(rooms) }, OBJECTS);
});
const backup = fc.option(fc.constant("bak"), { nil: undefined });

/** The world after a switch, where nothing is in its way. */
function attempt(it: World, to: Manifest | undefined, extension?: string): World {
  fc.pre(planIn(it, to, extension).collisions.length === 0);
  return switchTo(it, to, extension);
}

function picture({ nodes }: ModelHome, without: (path: string) => boolean = () => false): unknown {
  return Object.fromEntries([...nodes].filter(([at]) => !without(at)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isBackup(at: string): boolean {
  return at.includes(".bak");
}

function realPath(nodes: ModelHome["nodes"], at: string): string {
  const names = at.split("/");
  for (let count = names.length; count > 1; count--) {
    const found = resolve(nodes, names.slice(0, count).join("/"));
    if (found !== undefined) return [found, ...names.slice(count)].join("/");
  }
  return at;
}

describe("a plan", () => {
  const check = (law: (...it: [ModelHome, Manifest, Manifest, string | undefined]) => void) =>
    fc.assert(fc.property(home, generation, generation, backup, law), { numRuns: Number(process.env["HM_RUNS"] ?? 300) });

  it("from A to B, applied to A, gives B", () =>
    check((start, a, b, extension) => {
      const after = attempt(attempt(world(start), a, extension), b, extension);
      const now = observeModel(after.home);
      for (const [at, it] of Object.entries(b.files)) {
        const there = now.at(at);
        if (it.mode === "link") expect(there).toMatchObject({ kind: "link", to: it.to });
        else if (it.mode === "copy") expect(there).toEqual({ kind: "file", digest: it.digest, permissions: it.permissions });
        else if (it.mode === "merge") expect(JSON.parse(now.text(at))).toMatchObject(it.values);
        else expect(there.kind).not.toBe("absent");
      }
    }));

  it("from A to A is empty", () =>
    check((start, a, _, extension) => {
      const after = attempt(world(start), a, extension);
      expect(planIn(after, a)).toMatchObject({ collisions: [], operations: [], changed: [], record: after.record });
    }));

  it("from A to B and back gives the home back", () =>
    check((start, a, b, extension) => {
      const first = attempt(world(start), a, extension);
      const back = attempt(attempt(first, b, extension), a, extension);
      expect(picture(back.home, isBackup)).toEqual(picture(first.home, isBackup));
      expect(picture(switchTo(back, undefined).home)).toEqual(picture(start));
    }));

  it("that takes hm out gives back the home as it was before", () =>
    check((start, a, b, extension) => {
      const after = attempt(attempt(world(start), a, extension), b, extension);
      expect(picture(switchTo(after, undefined).home)).toEqual(picture(start));
    }));

  it("can be undone", () =>
    check((start, a, b, extension) => {
      const first = attempt(world(start), a, extension);
      const plan = planIn(first, b, extension);
      fc.pre(plan.operations.length > 0);
      const after = applyToModel(plan.operations, first.home);
      expect(picture(applyToModel(inverse(plan.operations), after))).toEqual(picture(first.home));
    }));

  it("touches only what hm manages, and nothing at all when there are collisions", () =>
    check((start, a, b, extension) => {
      const first = attempt(world(start), a, extension);
      const plan = planIn(first, b, extension);
      if (plan.collisions.length > 0) expect(plan.operations).toEqual([]);
      const named = [...Object.keys(a.files), ...Object.keys(b.files)];
      const targets = [start, first.home].flatMap(({ nodes }) => named.map((it) => realPath(nodes, it))).concat(named);
      const own = (it: string) => targets.some((target) => isWithin(it, target) || isWithin(target, it));
      for (const it of plan.operations) for (const at of it.do === "move" ? [it.from, it.to] : [it.path]) expect(own(at.replace(/\.bak(\.\d+)?$/, ""))).toBe(true);
    }));

  it("loses nothing that a user wrote in between", () =>
    fc.assert(
      fc.property(home, generation, generation, path, backup, (start, a, b, at, extension) => {
        const first = attempt(world(start), a, extension);
        const now = observeModel(first.home).at(at);
        fc.pre(now.kind === "file" && !(a.files[at]?.mode === "merge") && first.home.nodes.has(at));
        const edited: World = { ...first, home: { ...first.home, nodes: new Map(first.home.nodes).set(at, file("by hand")) } };
        const after = attempt(edited, b, extension);
        const kept = [...after.home.nodes.values()].some((it) => it.kind === "file" && it.text === "by hand");
        expect(kept || after.home.objects.has(`${STORE}/${digest("by hand")}-original`)).toBe(true);
      }),
    ));
});
