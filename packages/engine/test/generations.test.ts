import type { Home } from "@hm/kernel";
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createBuilder } from "../src/build/builder.ts";
import { createSourceCache } from "../src/build/source-cache.ts";
import { createEngine } from "../src/create-engine.ts";
import type { Engine, Generation } from "../src/engine.ts";
import { statusOf } from "../src/generations/status.ts";
import { placeholder } from "../src/packages/placeholder.ts";
import { createStore } from "../src/store/store.ts";
import { freshFolder, homeFile, makeHome, writeFiles } from "./homes.ts";

const quiet = { stage() {}, detail() {}, output() {}, warning() {} };

function engineIn(home: string): Engine {
  return createEngine({ env: { HOME: home }, reporter: quiet });
}

/** A generation, built beside the engine so that none of these tests needs the program that activates. */
async function built(home: string, wanted: Partial<Home> & Pick<Home, "files">): Promise<Generation> {
  using store = createStore(join(home, ".local/state/hm/store"));
  const sources = createSourceCache(join(home, "sources.json"));
  return await createBuilder({ store, sources, providers: [placeholder], activator: async () => "#!/bin/sh\n" }).build(makeHome(wanted.files, { homeDirectory: home, ...wanted }));
}

function number(home: string, id: number, { path }: Generation): void {
  const profiles = join(home, ".local/state/hm/profiles");
  mkdirSync(profiles, { recursive: true });
  symlinkSync(path, join(profiles, `home-${id}-link`));
  rmSync(join(profiles, "home"), { force: true });
  symlinkSync(`home-${id}-link`, join(profiles, "home"));
}

describe("garbage collection", () => {
  it("keeps what numbered generations need, also through texts, and removes the rest", async () => {
    const home = freshFolder();
    await using engine = engineIn(home);
    const many = Array.from({ length: 600 }, (_, it) => homeFile(`.many/d${it % 20}/f${it}`, `${it}`));
    const old = await built(home, { files: [homeFile("old", "old"), homeFile("same", "same")] });
    const kept = await built(home, { files: [homeFile("new", "new"), homeFile("same", "same"), ...many], profile: { "etc/x": "x" } });
    number(home, 3, kept);
    const store = join(home, ".local/state/hm/store");
    const needed = readdirSync(store).length - 2;
    const dry = engine.collectGarbage({ dryRun: true });
    expect(dry.paths.map((it) => it.slice(store.length + 34)).sort()).toEqual(["hm_old", "home-manager-generation"]);
    expect(readdirSync(store)).toHaveLength(needed + 2);
    expect(engine.collectGarbage({}).paths).toEqual(dry.paths);
    expect(engine.collectGarbage({})).toEqual({ paths: [], bytes: 0 });
    expect([readdirSync(store).length, readdirSync(store).includes(old.path.slice(store.length + 1))]).toEqual([needed, false]);
    expect(engine.generation().path).toBe(kept.path);
  });

  it("keeps what the journal of an interrupted switch names, and stays off while another process builds", async () => {
    const home = freshFolder();
    await using engine = engineIn(home);
    const { manifest } = await built(home, { files: [homeFile("a", "needed for the way back")] });
    const object = (manifest.files["a"] as { to: string }).to;
    writeFileSync(join(home, ".local/state/hm/journal"), JSON.stringify([{ before: { object } }]));
    expect(engine.collectGarbage({}).paths).not.toContain(object);
    writeFileSync(join(home, `.local/state/hm/store/.using-${process.ppid}-abc`), "");
    expect(() => engine.collectGarbage({})).toThrow(expect.objectContaining({ code: "HM_LOCKED" }));
  });
});

describe("difference", () => {
  it("shows texts, folders, links, packages, variables and steps that differ", async () => {
    const home = freshFolder();
    await using engine = engineIn(home);
    const tree = writeFiles(join(home, "tree"), { "in/a": "1\n", b: "2\n" });
    const source = { source: { kind: "path", path: tree } } as const;
    const before = await built(home, { files: [homeFile("same", "s"), homeFile("text", "old\n"), homeFile("t", source), homeFile("l", { source: { kind: "outOfStore", path: "/a" } }), homeFile("m", "x")], packages: ["foot", "git"], sessionVariables: { A: "1", B: "1" }, steps: [{ name: "one", run: "a" }, { name: "two", run: "b" }] });
    writeFileSync(join(tree, "in/a"), "changed\n");
    const after = await built(home, { files: [homeFile("same", "s"), homeFile("text", "new\n"), homeFile("t", source), homeFile("l", { source: { kind: "outOfStore", path: "/b" } }), homeFile("m", { mode: "copy", source: { kind: "text", text: "x" } })], packages: ["git", "vim"], sessionVariables: { A: "2", C: "1" }, steps: [{ name: "one", run: "z" }, { name: "three", run: "b" }] });
    expect(engine.diff(before, after)).toEqual({
      files: [
        { path: "l", before: "link to /a\n", after: "link to /b\n" },
        { path: "m", before: "mode: link\n", after: "mode: copy\npermissions: 0644\n" },
        { path: "t/in/a", before: "1\n", after: "changed\n" },
        { path: "text", before: "old\n", after: "new\n" },
      ],
      packages: { added: ["vim"], removed: ["foot"] },
      variables: [{ name: "A", before: "1", after: "2" }, { name: "B", before: "1", after: undefined }, { name: "C", before: undefined, after: "1" }],
      steps: { added: ["three"], removed: ["two"], changed: ["one"] },
    });
    expect(engine.diff(undefined, after).files.find((it) => it.path === "text")).toEqual({ path: "text", before: undefined, after: "new\n" });
  });
});

describe("status", () => {
  it("tells what is missing, changed or replaced", async () => {
    const home = freshFolder();
    const copied = (text: string) => ({ mode: "copy", permissions: 0o600, source: { kind: "text", text } }) as const;
    const generation = await built(home, { files: [homeFile("gone", "g"), homeFile("fine", "f"), homeFile("swapped", "was\n"), homeFile("edited", copied("one\n")), homeFile("kept", copied("k")), homeFile("own", { mode: "create" }), ...["m1", "m2"].map((it) => homeFile(it, { mode: "merge", format: "json", source: { kind: "text", text: '{ "a": { "b": 1 } }' } }))] });
    const to = (target: string) => (generation.manifest.files[target] as { to: string }).to;
    symlinkSync(to("fine"), join(home, "fine"));
    writeFiles(home, { swapped: "is\n", own: "mine" });
    writeFileSync(join(home, "edited"), "two\n", { mode: 0o600 });
    writeFileSync(join(home, "kept"), "k", { mode: 0o600 });
    writeFiles(home, { m1: '{ "own": 2, "a": { "own": 3, "b": 1 } }', m2: '{ "own": 2, "a": { "own": 3, "b": 9 } }' });
    expect(await statusOf(generation)).toEqual([
      { path: "edited", state: "changed", expected: "one\n", actual: "two\n" },
      { path: "gone", state: "missing" },
      { path: "m2", state: "changed", expected: '{\n  "a": {\n    "b": 1\n  }\n}\n', actual: '{\n  "a": {\n    "b": 9\n  }\n}\n' },
      { path: "swapped", state: "replaced", expected: "was\n", actual: "is\n" },
    ]);
  });
});

describe("generations", () => {
  it("are named by number; a home without any says so", async () => {
    const home = freshFolder();
    await using engine = engineIn(home);
    expect([engine.generations(), await engine.status()]).toEqual([[], []]);
    expect(() => engine.generation()).toThrow(expect.objectContaining({ code: "HM_NO_SUCH_GENERATION" }));
    const first = await built(home, { files: [homeFile("a", "1")] });
    number(home, 7, first);
    number(home, 12, await built(home, { files: [homeFile("a", "2")] }));
    expect(engine.generations().map(({ id, current }) => [id, current])).toEqual([[7, false], [12, true]]);
    expect(engine.generation(7).manifest).toEqual(JSON.parse(JSON.stringify(first.manifest)));
    expect(() => engine.removeGenerations([12])).toThrow(expect.objectContaining({ code: "HM_CURRENT_GENERATION" }));
    engine.removeGenerations([7]);
    expect(engine.generations().map((it) => it.id)).toEqual([12]);
  });
});
