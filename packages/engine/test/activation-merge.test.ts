import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MergeFormat, Values } from "@hm/kernel";
import { describe, expect, it } from "vitest";
import { bundleActivator } from "../src/activation/bundle.ts";
import { collisionsOf } from "../src/activation/check.ts";
import { exitStatusOf } from "../src/exit-status.ts";
import { createTestHome } from "./activation-home.ts";

interface Case {
  readonly format: MergeFormat;
  readonly before: string;
  readonly keys: Values;
  readonly after: string;
  /** What a program writes while hm is there, and what is left of it then. */
  readonly touched: readonly [string, string];
}

const cases: readonly Case[] = [
  { format: "json", before: '{\n  "z": 1,\n  "own": {\n    "x": 1\n  }\n}\n', keys: { own: { ours: true } }, after: '{\n  "z": 1,\n  "own": {\n    "x": 1,\n    "ours": true\n  }\n}\n', touched: ['{ "z": 3, "own": { "ours": true } }\n', '{ "z": 3 }\n'] },
  { format: "jsonc", before: '{\n  // theirs\n  "z": 1, // one\n}\n', keys: { ours: "x" }, after: '{\n  // theirs\n  "z": 1, // one\n  "ours": "x",\n}\n', touched: ['{\n  "ours": "x",\n  "y": 2\n}\n', '{\n  "y": 2\n}\n'] },
  { format: "toml", before: "# theirs\nz = 1\n\n[own]\nx = 1 # one\n", keys: { own: { ours: true } }, after: "# theirs\nz = 1\n\n[own]\nx = 1 # one\nours = true\n", touched: ["z = 2\n\n[own]\nours = true\ny = 3\n", "z = 2\n\n[own]\ny = 3\n"] },
  { format: "yaml", before: "# theirs\nz: 1\nown:\n  x: 1 # one\n", keys: { own: { ours: true } }, after: "# theirs\nz: 1\nown:\n  x: 1 # one\n  ours: true\n", touched: ["z: 2\nown:\n  ours: true\n  y: 3\n", "z: 2\nown:\n  y: 3\n"] },
  { format: "ini", before: "; theirs\n[own]\nx=1\n", keys: { own: { ours: "yes" } }, after: "; theirs\n[own]\nx=1\nours=yes\n", touched: ["[own]\nours=yes\ny=3\n", "[own]\ny=3\n"] },
  { format: "keyvalue", before: "# theirs\nx=1\n", keys: { ours: "yes" }, after: "# theirs\nx=1\nours=yes\n", touched: ["y=2\nours=yes\n", "y=2\n"] },
];

describe.each(cases)("merging keys into $format", ({ format, before, keys, after, touched }) => {
  it("leaves all else as it is, and takes them out again", async () => {
    using it = createTestHome();
    it.write("settings", before);
    const generation = it.generation({ settings: { keys, format } });
    await it.switch(generation);
    expect(it.read("settings")).toBe(after);
    expect((await it.switch(generation)).unchanged).toBe(true);
    await it.uninstall();
    expect(it.read("settings")).toBe(before);
  });

  it("keeps what a program wrote meanwhile", async () => {
    using it = createTestHome();
    it.write("settings", before);
    await it.switch(it.generation({ settings: { keys, format } }));
    it.write("settings", touched[0]);
    await it.switch(it.generation({}));
    expect(it.read("settings")).toBe(touched[1]);
  });

  it("makes a file of its own where there is none, and removes it", async () => {
    using it = createTestHome();
    await it.switch(it.generation({ "new/settings": { keys, format } }));
    expect(it.read("new/settings")).not.toBe("");
    await it.switch(it.generation({}));
    expect(it.tree()).toEqual({});
  });
});

describe("a merged file", () => {
  it("with a syntax error or without UTF-8 is in the way, and stays as it is", async () => {
    using it = createTestHome();
    it.write("a", '{ "open": ');
    writeFileSync(join(it.home, "b"), Buffer.from([0x7b, 0xff, 0x7d]));
    const error = await it.switch(it.generation({ a: { keys: { k: 1 } }, b: { keys: { k: 1 } } })).catch((it: unknown) => it);
    expect(exitStatusOf(error)).toBe(3);
    expect(collisionsOf(error).map((one) => one.message)).toEqual([expect.stringContaining("/a' cannot be merged with"), expect.stringContaining("/b' cannot be merged with: it is not UTF-8 text")]);
    expect(it.read("a")).toBe('{ "open": ');
  });

  it("that was changed by hand is shown as a diff by the program on its own", async () => {
    using it = createTestHome();
    await it.switch(it.generation({ a: { keys: { k: 1 } } }));
    it.write("a", '{\n  "k": 5,\n  "own": 1\n}\n');
    const next = it.generation({ a: { keys: { k: 2 } } });
    writeFileSync(join(next.path, "activate"), await bundleActivator(), { mode: 0o755 });
    const { status, stderr } = spawnSync(process.execPath, [join(next.path, "activate")], { env: { ...it.context.env }, encoding: "utf8" });
    expect(status, stderr).toBe(3);
    expect(stderr).toContain("has been changed by hand in 'k'\n    --- ~/a as hm left it\n    +++ ~/a as it is\n    -  \"k\": 1,\n    +  \"k\": 5,\n  Please move the above files");
    const forced = spawnSync(process.execPath, [join(next.path, "activate"), "-b", ".bak"], { env: { ...it.context.env }, encoding: "utf8" });
    expect(forced.status).toBe(0);
    expect(it.tree()).toEqual({ a: '644 {\n  "k": 2,\n  "own": 1\n}\n', "a.bak": '644 {\n  "k": 5,\n  "own": 1\n}\n' });
    expect(existsSync(it.context.paths.journal)).toBe(false);
  });
});
