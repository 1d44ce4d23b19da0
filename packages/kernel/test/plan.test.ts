import { describe, expect, it } from "vitest";
import type { ManagedFile, Values } from "../src/manifest.ts";
import type { Operation } from "../src/plan/operation.ts";
import { digest, file, HOME, link, manifest, modelHome, planIn, STORE, switchTo, world, type ModelHome, type Node, type World } from "./model-home.ts";

const TEXTS = ["old", "new", "mine"];
const object = (text: string) => `${STORE}/${text}-object`;
const OBJECTS = Object.fromEntries(TEXTS.map((it) => [object(it), it]));

const linked = (text: string): ManagedFile => ({ mode: "link", to: object(text) });
const forced = (text: string): ManagedFile => ({ ...linked(text), force: true });
const copied = (text: string, permissions = 0o644): ManagedFile => ({ mode: "copy", object: object(text), digest: digest(text), permissions });
const created = (text: string): ManagedFile => ({ mode: "create", object: object(text), digest: digest(text), permissions: 0o644 });
const merged = (values: Values): ManagedFile => ({ mode: "merge", format: "json", values, permissions: 0o600 });

const start = (nodes: Record<string, Node>) => world(modelHome(nodes, OBJECTS));
const to = (it: World, files: Record<string, ManagedFile>, extension?: string) => switchTo(it, manifest(files), extension);
const collisions = (it: World, files: Record<string, ManagedFile>, extension?: string) => planIn(it, manifest(files), extension).collisions;
const nodes = ({ home }: { readonly home: ModelHome }) => Object.fromEntries(home.nodes);
const edit = (it: World, changes: Record<string, Node | undefined>): World => {
  const all = new Map(it.home.nodes);
  for (const [path, node] of Object.entries(changes)) if (node) all.set(path, node); else all.delete(path);
  return { ...it, home: { ...it.home, nodes: all } };
};
const briefly = (it: Operation) => (it.do === "move" ? `${it.from} => ${it.to}` : `${it.path}: ${it.before.kind} -> ${it.after.kind}`);

describe("a linked file", () => {
  it("takes over a regular file with the same content without a word, and gives it back", () => {
    const before = start({ a: file("new", 0o640) });
    const after = to(before, { a: linked("new") });
    expect(nodes(after)).toEqual({ a: link(object("new")) });
    expect(nodes(switchTo(after, undefined))).toEqual(nodes(before));
  });

  it.each([
    ["file", file("mine")],
    ["link", link("/elsewhere")],
    ["link", link("/nothing/here")],
    ["directory", { kind: "directory" } as Node],
  ])("collides with a foreign %s", (kind, node) => {
    expect(collisions(start({ a: node }), { a: linked("new") })).toEqual([{ path: "a", kind, message: `Existing ${kind} '${HOME}/a' is in the way of '${object("new")}'` }]);
  });

  it("keeps a link that leads to the same place already, also when it is taken out", () => {
    const before = start({ a: link("/there") });
    const after = to(before, { a: { mode: "link", to: "/there" } });
    expect(nodes(after)).toEqual(nodes(before));
    expect(nodes(switchTo(after, undefined))).toEqual(nodes(before));
  });

  it("replaces a link into the store that nobody remembers", () => {
    expect(nodes(to(start({ a: link(object("old")) }), { a: linked("new") }))).toEqual({ a: link(object("new")) });
  });

  it("that is forced forces no other one whose name begins alike", () => {
    expect(collisions(start({ "a/b": file("mine"), "a/bc": file("mine") }), { "a/b": forced("new"), "a/bc": linked("new") }).map((it) => it.path)).toEqual(["a/bc"]);
  });

  it("is no link to itself, which would lose what is there", () => {
    expect(collisions(start({ a: file("mine") }), { a: { mode: "link", to: `${HOME}/a`, force: true } })).toHaveLength(1);
  });

  it("that is forced destroys no directory", () => {
    expect(collisions(start({ "a/x": file("mine") }), { a: forced("new") }).map((it) => it.kind)).toEqual(["directory"]);
  });
});

describe("a backup", () => {
  it("never takes the place of another one", () => {
    const before = start({ a: file("mine"), "a.bak": file("one"), "a.bak.1": file("two") });
    const after = to(before, { a: linked("new") }, "bak");
    expect(nodes(after)).toMatchObject({ "a.bak": file("one"), "a.bak.1": file("two"), "a.bak.2": file("mine") });
    expect(nodes(switchTo(after, undefined))).toEqual(nodes(before));
  });

  it("is not made of an identical file", () => {
    expect(nodes(to(start({ a: file("new"), "a.bak": file("kept") }), { a: linked("new") }, "bak"))).toEqual({ a: link(object("new")), "a.bak": file("kept") });
  });

  it("is made of a dangling link, a directory, and of a file where a directory must be", () => {
    const before = start({ a: link("/nothing"), "b/x": file("mine"), c: file("mine") });
    const after = to(before, { a: linked("new"), b: linked("new"), "c/d": linked("new") }, "bak");
    expect(nodes(after)).toMatchObject({ "a.bak": link("/nothing"), "b.bak/x": file("mine"), "c.bak": file("mine"), "c/d": link(object("new")) });
    expect(nodes(switchTo(after, undefined))).toEqual(nodes(before));
  });

  it("stays aside when its place is taken, and out of mind when it is gone", () => {
    const after = to(start({ a: file("mine") }), { a: linked("new") }, "bak");
    expect(nodes(switchTo(edit(after, { a: file("newer") }), undefined))).toEqual({ a: file("newer"), "a.bak": file("mine") });
    expect(nodes(switchTo(edit(after, { "a.bak": undefined }), undefined))).toEqual({});
  });
});

describe("directories", () => {
  it("above a file that are links are followed inside the home, and never out of it", () => {
    const inside = start({ real: { kind: "directory" }, a: link(`${HOME}/real`) });
    expect(nodes(to(inside, { "a/b": linked("new") }))).toMatchObject({ a: link(`${HOME}/real`), "real/b": link(object("new")) });
    expect(collisions(start({ a: link("/elsewhere") }), { "a/b": linked("new"), "a/c": linked("new") }).map(({ path, kind }) => [path, kind])).toEqual([["a", "link"]]);
  });

  it("that were linked as a whole become real ones", () => {
    const after = to(start({}), { a: { mode: "link", to: `${STORE}/folder` } });
    expect(nodes(to(after, { "a/b": linked("new") }))).toEqual({ a: { kind: "directory" }, "a/b": link(object("new")) });
  });

  it("with nothing but hm's files in them make way for a link; with more they do not", () => {
    const after = to(start({}), { "a/b/c": linked("old"), "a/d": linked("old") });
    expect(nodes(to(after, { a: linked("new") }))).toEqual({ a: link(object("new")) });
    expect(collisions(edit(after, { "a/b/mine": file("mine") }), { a: linked("new") }).map((it) => it.kind)).toEqual(["directory"]);
  });

  it("go when hm made them and they are empty", () => {
    const before = start({ theirs: { kind: "directory" } });
    const after = to(before, { "ours/deep/a": linked("old"), "ours/b": linked("old"), "theirs/c": linked("old") });
    expect(nodes(to(after, { "ours/b": linked("old") }))).toEqual({ theirs: { kind: "directory" }, ours: { kind: "directory" }, "ours/b": link(object("old")) });
    expect(nodes(switchTo(edit(after, { "ours/mine": file("mine") }), undefined))).toEqual({ theirs: { kind: "directory" }, ours: { kind: "directory" }, "ours/mine": file("mine") });
  });

  it("where hm keeps its own files are not managed", () => {
    expect(collisions(start({}), { ".local/state/hm/x": linked("new"), ".local": linked("new") })).toHaveLength(2);
  });
});

describe("removal", () => {
  it("leaves what no longer is as hm left it", () => {
    const after = to(start({}), { link: linked("old"), copy: copied("old"), once: created("old") });
    const changed = edit(after, { link: link("/elsewhere"), copy: file("changed"), once: file("changed") });
    expect(nodes(switchTo(changed, undefined))).toEqual({ link: link("/elsewhere"), copy: file("changed"), once: file("changed") });
  });
});

describe("a copied file", () => {
  it("has its permissions mended, and nothing else", () => {
    const after = edit(to(start({}), { a: copied("old", 0o600) }), { a: file("old", 0o644) });
    expect(planIn(after, manifest({ a: copied("old", 0o600) })).operations.map(briefly)).toEqual(["a: file -> file"]);
  });

  it("that was changed by hand collides, and shows all three texts", () => {
    const after = edit(to(start({}), { a: copied("old") }), { a: file("by hand") });
    expect(collisions(after, { a: copied("new") })).toMatchObject([{ path: "a", kind: "changed by hand", texts: { last: "old", now: "by hand", next: "new" } }]);
    expect(nodes(to(after, { a: copied("new") }, "bak"))).toEqual({ a: file("new"), "a.bak": file("by hand") });
    expect(nodes(to(after, { a: { ...copied("new"), force: true } }))).toEqual({ a: file("new") });
  });

  it("may become a link and back", () => {
    const after = to(start({ a: file("mine") }), { a: { ...copied("old"), force: true } });
    const links = to(after, { a: linked("new") });
    expect(nodes(links)).toEqual({ a: link(object("new")) });
    expect(nodes(switchTo(to(links, { a: copied("old") }), undefined))).toEqual({ a: file("mine") });
  });
});

describe("a file that is created once", () => {
  it("is the user's from then on", () => {
    const after = to(start({ theirs: file("mine") }), { ours: created("old"), theirs: created("old") });
    expect(nodes(after)).toEqual({ ours: file("old"), theirs: file("mine") });
    const changed = edit(after, { ours: file("changed") });
    expect(planIn(changed, manifest({ ours: created("new"), theirs: created("new") }))).toMatchObject({ operations: [], collisions: [] });
    expect(nodes(switchTo(after, undefined))).toEqual({ theirs: file("mine") });
  });

  it("goes only if hm wrote it, whatever it says", () => {
    const before = start({ a: file("old") });
    expect(nodes(switchTo(to(before, { a: created("old") }), undefined))).toEqual(nodes(before));
  });
});

describe("merged keys", () => {
  const text = (it: World | { readonly home: ModelHome }, path = "a") => (it.home.nodes.get(path) as Node & { kind: "file" } | undefined)?.text;

  it("leave the program's own keys and their order alone, and are taken out again", () => {
    const before = start({ a: file('{"z":1,"own":{"x":1}}') });
    const after = to(before, { a: merged({ own: { ours: true }, new: [1, 2] }) });
    expect(text(after)).toBe('{"z":1,"own":{"x":1,"ours":true},"new":[1,2]}');
    const touched = edit(after, { a: file('{"z":2,"own":{"x":1,"ours":true},"new":[1,2],"more":0}') });
    expect(text(switchTo(touched, undefined))).toBe('{"z":2,"own":{"x":1},"more":0}');
  });

  it("that another value stands at collide, and come back when hm leaves", () => {
    const before = start({ a: file('{"k":"theirs","own":1}') });
    expect(collisions(before, { a: merged({ k: "ours" }) })).toMatchObject([{ kind: "key", message: `Existing file '${HOME}/a' has another value for 'k'`, texts: { now: '{"k":"theirs","own":1}', next: '{"k":"ours","own":1}' } }]);
    const after = to(before, { a: { ...merged({ k: "ours" }), force: true } });
    expect(text(switchTo(edit(after, { a: file('{"k":"ours","own":2}') }), undefined))).toBe('{"k":"theirs","own":2}');
  });

  it("that were changed by hand collide, and stay when they are no longer declared", () => {
    const after = edit(to(start({ a: file("{}") }), { a: merged({ k: 1 }) }), { a: file('{"k":9}') });
    expect(collisions(after, { a: merged({ k: 2 }) })).toMatchObject([{ kind: "key", message: `Existing file '${HOME}/a' has been changed by hand in 'k'` }]);
    expect(text(to(after, { a: merged({ other: 1 }) }))).toBe('{"k":9,"other":1}');
    expect(text(switchTo(after, undefined))).toBe('{"k":9}');
  });

  it("make the file where there is none, and unmake it when nothing else is in it", () => {
    const after = to(start({}), { "d/a": merged({ k: 1 }) });
    expect(nodes(after)).toEqual({ d: { kind: "directory" }, "d/a": file('{"k":1}', 0o600) });
    expect(nodes(switchTo(after, undefined))).toEqual({});
    expect(text(switchTo(edit(after, { "d/a": file('{"k":1,"own":1}') }), undefined), "d/a")).toBe('{"own":1}');
  });

  it("are backed up with the file as it was, which comes back to the byte", () => {
    const before = start({ a: file('{ "k": 1 }') });
    const after = to(before, { a: merged({ k: 2 }) }, "bak");
    expect(nodes(after)).toEqual({ a: file('{"k":2}'), "a.bak": file('{ "k": 1 }') });
    expect(nodes(switchTo(after, undefined))).toEqual(nodes(before));
  });

  it("do not go into a text that cannot be read", () => {
    const before = start({ a: file("{") });
    expect(collisions(before, { a: merged({ k: 2 }) })).toMatchObject([{ path: "a", message: `Existing file '${HOME}/a' cannot be merged with: it is no JSON` }]);
    expect(nodes(to(before, { a: merged({ k: 2 }) }, "bak"))).toEqual({ a: file('{"k":2}', 0o600), "a.bak": file("{") });
  });

  it("replace a link that hm made, and make way for one", () => {
    const after = to(start({}), { a: linked("old") });
    const keys = to(after, { a: merged({ k: 1 }) });
    expect(nodes(keys)).toEqual({ a: file('{"k":1}', 0o600) });
    expect(nodes(to(keys, { a: linked("new") }))).toEqual({ a: link(object("new")) });
    expect(collisions(edit(keys, { a: file('{"k":1,"own":1}') }), { a: linked("new") }).map((it) => it.kind)).toEqual(["file"]);
  });
});
