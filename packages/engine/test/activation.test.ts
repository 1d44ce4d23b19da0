import { chmodSync, existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { collisionsOf } from "../src/activation/check.ts";
import { acquireLock } from "../src/activation/lock.ts";
import { expireGenerations, listGenerations, readRecord, removeGenerations } from "../src/activation/profiles.ts";
import { exitStatusOf } from "../src/exit-status.ts";
import { createTestHome } from "./activation-home.ts";

describe("a switch", () => {
  it("links, copies and creates files, and makes the generation the current one", async () => {
    using it = createTestHome();
    const generation = it.generation({ ".bashrc": "rc", ".ssh/config": { text: "ssh", mode: "copy", permissions: 0o600 }, "a b/c\nd": { text: "once", mode: "create" } });
    const { id, unchanged } = await it.switch(generation);
    expect({ id, unchanged }).toEqual({ id: 1, unchanged: false });
    expect(it.tree()).toEqual({ ".bashrc": "-> rc", ".ssh": "directory", ".ssh/config": "600 ssh", "a b": "directory", "a b/c\nd": "644 once" });
    expect(readlinkSync(join(it.context.paths.profiles, "home"))).toBe("home-1-link");
    expect(readlinkSync(join(it.context.paths.profiles, "home-1-link"))).toBe(generation.path);
    expect(existsSync(it.context.paths.journal)).toBe(false);
    expect(existsSync(it.context.paths.lock)).toBe(false);
  });

  it("to the generation that is current does nothing and makes no new number", async () => {
    using it = createTestHome();
    const generation = it.generation({ ".bashrc": "rc" });
    await it.switch(generation);
    const { id, unchanged, plan } = await it.switch(generation);
    expect({ id, unchanged, operations: plan.operations }).toEqual({ id: 1, unchanged: true, operations: [] });
  });

  it("mends what was removed by hand", async () => {
    using it = createTestHome();
    const generation = it.generation({ ".bashrc": "rc" });
    await it.switch(generation);
    unlinkSync(join(it.home, ".bashrc"));
    expect((await it.switch(generation)).id).toBe(1);
    expect(it.tree()).toEqual({ ".bashrc": "-> rc" });
  });

  it("reports everything that is in the way at once, with status 3, and touches nothing", async () => {
    using it = createTestHome();
    it.write(".bashrc", "mine");
    symlinkSync("/nowhere", join(it.home, ".gitconfig"));
    it.write(".config", "a file");
    const before = it.tree();
    const error = await it.switch(it.generation({ ".bashrc": "rc", ".gitconfig": "git", ".config/x": "x", ".free": "free" }, [{ name: "look", run: "touch looked" }])).catch((it: unknown) => it);
    expect(exitStatusOf(error)).toBe(3);
    expect(collisionsOf(error).map((one) => [one.path, one.kind])).toEqual([[".bashrc", "file"], [".gitconfig", "link"], [".config", "file"]]);
    expect(String(error)).toContain(`Existing file '${it.home}/.bashrc' is in the way of '${it.context.paths.store}/`);
    expect(it.tree()).toEqual(before);
    expect(listGenerations(it.context.paths.profiles)).toEqual([]);
  });

  it("with -b moves what is in the way aside, never over another backup, and brings it back", async () => {
    using it = createTestHome();
    it.write(".bashrc", "mine");
    it.write(".bashrc.bak", "older");
    it.write(".same", "same");
    it.write(".same.bak", "kept");
    symlinkSync("/nowhere", join(it.home, ".dangling"));
    const before = it.tree();
    await it.switch(it.generation({ ".bashrc": "rc", ".same": "same", ".dangling": "link" }), { backup: "bak" });
    expect(it.tree()).toEqual({
      ".bashrc": "-> rc",
      ".bashrc.bak": "644 older",
      ".bashrc.bak.1": "644 mine",
      ".dangling": "-> link",
      ".dangling.bak": "-> /nowhere",
      ".same": "-> same",
      ".same.bak": "644 kept",
    });
    await it.uninstall();
    expect(it.tree()).toEqual(before);
    expect(existsSync(join(it.home, ".local"))).toBe(false);
  });

  it("forces exactly the file that says so, and gives back what it replaced", async () => {
    using it = createTestHome();
    it.write("a/b", "mine");
    it.write("a/bc", "mine too");
    const before = it.tree();
    const error = await it.switch(it.generation({ "a/b": { text: "forced", force: true }, "a/bc": "not forced" })).catch((it: unknown) => it);
    expect(collisionsOf(error).map((one) => one.path)).toEqual(["a/bc"]);
    await it.switch(it.generation({ "a/b": { text: "forced", force: true } }));
    expect(it.read("a/b")).toBe("forced");
    await it.switch(it.generation({}));
    expect(it.tree()).toEqual(before);
  });

  it("shows what was changed by hand in a copied file", async () => {
    using it = createTestHome();
    await it.switch(it.generation({ conf: { text: "one", mode: "copy" } }));
    it.write("conf", "by hand");
    const error = await it.switch(it.generation({ conf: { text: "two", mode: "copy" } })).catch((it: unknown) => it);
    expect(collisionsOf(error)).toMatchObject([{ kind: "changed by hand", texts: { last: "one", now: "by hand", next: "two" } }]);
    expect(it.read("conf")).toBe("by hand");
  });

  it("leaves links that no longer are hm's and directories that are in use", async () => {
    using it = createTestHome();
    await it.switch(it.generation({ "d/one": "one", "d/two": "two", "e/three": "three" }));
    unlinkSync(join(it.home, "d/one"));
    symlinkSync("/elsewhere", join(it.home, "d/one"));
    await it.switch(it.generation({}));
    expect(it.tree()).toEqual({ d: "directory", "d/one": "-> /elsewhere" });
  });

  it("never writes through a link that leads out of the home", async () => {
    using it = createTestHome();
    const outside = join(it.home, "../outside");
    mkdirSync(outside);
    symlinkSync(outside, join(it.home, ".config"));
    const error = await it.switch(it.generation({ ".config/x": "x" })).catch((it: unknown) => it);
    expect(exitStatusOf(error)).toBe(3);
  });

  it("goes on where the current generation is lost", async () => {
    using it = createTestHome();
    const lost = it.generation({ a: "1" });
    await it.switch(lost);
    rmSync(lost.path, { recursive: true });
    await it.switch(it.generation({ a: "2" }));
    expect(it.tree()).toEqual({ a: "-> 2" });
    expect(it.said).toEqual([expect.stringContaining("cannot be read")]);
  });

  it("is not disturbed by names and link targets that are no UTF-8", async () => {
    using it = createTestHome();
    mkdirSync(join(it.home, "d"));
    writeFileSync(Buffer.concat([Buffer.from(join(it.home, "d/")), Buffer.from([0xff, 0xfe])]), "odd");
    symlinkSync(Buffer.from([0x2f, 0xff]), join(it.home, "odd-link"));
    const generation = it.generation({ "d/one": "one" });
    await it.switch(generation);
    const error = await it.switch(it.generation({ d: "link", "odd-link": { text: "x", force: true } })).catch((it: unknown) => it);
    expect(collisionsOf(error).map((one) => one.path)).toEqual(["d", "odd-link"]);
    await it.switch(it.generation({}));
    expect(existsSync(join(it.home, "d"))).toBe(true);
  });
});

describe("rollback", () => {
  it("makes an older generation current again under its own number", async () => {
    using it = createTestHome();
    const [one, two] = [it.generation({ a: "1" }), it.generation({ a: "2", b: "2" })];
    await it.switch(one);
    await it.switch(two);
    expect((await it.switch(one, { number: 1 })).id).toBe(1);
    expect(it.tree()).toEqual({ a: "-> 1" });
    expect((await it.switch(it.generation({ a: "3" }))).id).toBe(3);
    expect(listGenerations(it.context.paths.profiles).map(({ id, current }) => [id, current])).toEqual([[1, false], [2, false], [3, true]]);
  });

  it("never gives a number out twice, and never removes the current generation", async () => {
    using it = createTestHome();
    for (const text of ["1", "2", "3"]) await it.switch(it.generation({ a: text }));
    const { profiles } = it.context.paths;
    expect(() => removeGenerations(profiles, [1, 3])).toThrow("Generation 3 is the current one");
    await it.switch(it.generation({ a: "2" }), { number: 2 });
    removeGenerations(profiles, [3]);
    expect((await it.switch(it.generation({ a: "4" }))).id).toBe(4);
    expect(expireGenerations(profiles, -1, Date.now())).toEqual([1, 2]);
    expect(listGenerations(profiles).map((one) => one.id)).toEqual([4]);
  });
});

describe("steps", () => {
  const all = (...steps: { name: string; run: string | readonly string[] }[]) => [...steps.filter((it) => it.name.startsWith("look")), { name: "writeBoundary", run: undefined }, { name: "linkGeneration", run: undefined }, ...steps.filter((it) => !it.name.startsWith("look"))];

  it("run in order with what Home Manager's scripts may use", async () => {
    using it = createTestHome();
    const script = 'run echo "$HOME" "$(readlink .x)"; verboseEcho hidden; noteEcho "${oldGenPath-none} $genProfilePath"; $DRY_RUN_CMD echo plain $VERBOSE_ARG';
    const generation = it.generation({ ".x": "x" }, all({ name: "first", run: script }, { name: "second", run: ["echo", "a  b"] }, { name: "third", run: "run --quiet echo no; run --silence ls /nowhere || true; echo $newGenPath" }));
    await it.switch(generation);
    expect(it.said).toEqual([`${it.home} ${readlinkSync(join(it.home, ".x"))}`, `none ${it.context.paths.profiles}/home`, "plain", "a  b", generation.path]);
  });

  it("before the boundary see the home as it was, and stop everything when they fail", async () => {
    using it = createTestHome();
    const error = await it.switch(it.generation({ a: "a" }, all({ name: "look", run: "ls; echo about to fail; false; echo not reached" }))).catch((it: unknown) => it);
    expect(exitStatusOf(error)).toBe(1);
    expect(String(error)).toContain("'look' ended with status 1");
    expect(it.said).toEqual(["about to fail"]);
    expect(it.tree()).toEqual({});
    expect(listGenerations(it.context.paths.profiles)).toEqual([]);
  });

  it("after the boundary take everything back when they fail, and the message says so", async () => {
    using it = createTestHome();
    it.write("mine", "mine");
    await it.switch(it.generation({ a: "1" }));
    const before = it.tree();
    const error = await it.switch(it.generation({ a: "2", b: "2", mine: { text: "x", force: true } }, all({ name: "fine", run: "true" }, { name: "bad one", run: "if true; then exit 7; fi" }))).catch((it: unknown) => it);
    expect(exitStatusOf(error)).toBe(4);
    expect(String(error)).toContain("The step 'bad one' ended with status 7.\nEverything was taken back: the home is as generation 1 left it.");
    expect(it.tree()).toEqual(before);
    expect(listGenerations(it.context.paths.profiles).map(({ id, current }) => [id, current])).toEqual([[1, true]]);
    expect((await it.switch(it.generation({ a: "3" }))).id).toBe(2);
  });

  it("with a syntax error or a missing program are named", async () => {
    using it = createTestHome();
    for (const run of ["if", ["/no/such/program"]]) {
      const error = await it.switch(it.generation({}, all({ name: "fine", run: "true" }, { name: "broken", run }))).catch((it: unknown) => it);
      expect(String(error)).toContain("The step 'broken'");
    }
  });

  it("of files that changed run each distinct script once", async () => {
    using it = createTestHome();
    const onChange = "echo changed";
    await it.switch(it.generation({ a: { text: "1", onChange }, b: { text: "1", onChange }, c: { text: "c", onChange: "echo c" } }));
    await it.switch(it.generation({ a: { text: "2", onChange }, b: { text: "1", onChange }, c: { text: "c", onChange: "echo c" } }));
    expect(it.said).toEqual(["changed", "c", "changed"]);
  });

  it("have no effect in a dry run, which says what they would do", async () => {
    using it = createTestHome();
    const generation = it.generation({ a: "a" }, all({ name: "careful", run: "run touch x" }, { name: "careless", run: "touch y" }, { name: "program", run: ["touch", "z"] }));
    const { plan, id } = await it.switch(generation, { dryRun: true });
    expect({ count: plan.operations.length, id }).toEqual({ count: 1, id: undefined });
    expect(it.said).toEqual(["This is a dry run", "Would run the step 'careless'", "touch x", "touch z"]);
    expect(it.tree()).toEqual({});
  });

  it("may be longer than an argument can be", async () => {
    using it = createTestHome();
    await it.switch(it.generation({}, all({ name: "long", run: `echo long # ${"x".repeat(200_000)}` })));
    expect(it.said).toEqual(["long"]);
  });
});

describe("the lock", () => {
  it("lets one switch run at a time, and names the other", async () => {
    using it = createTestHome();
    const lock = acquireLock(it.context.paths.lock);
    const error = await it.switch(it.generation({ a: "a" })).catch((it: unknown) => it);
    expect(exitStatusOf(error)).toBe(5);
    expect(String(error)).toContain(`process ${process.pid}`);
    lock.release();
    await it.switch(it.generation({ a: "a" }));
  });

  it("of a process that is gone, or whose number another one has now, is taken over", () => {
    using it = createTestHome();
    for (const text of ['{"pid":999999999,"start":"1"}', `{"pid":${process.pid},"start":"1"}`, "nonsense", ""]) {
      mkdirSync(it.context.paths.state, { recursive: true });
      writeFileSync(it.context.paths.lock, text);
      acquireLock(it.context.paths.lock).release();
      expect(existsSync(it.context.paths.lock)).toBe(false);
    }
  });
});

describe("uninstalling", () => {
  it("gives back the home as it was before hm", async () => {
    using it = createTestHome();
    it.write(".bashrc", "mine");
    it.write("conf", "mine");
    chmodSync(join(it.home, "conf"), 0o640);
    mkdirSync(join(it.home, "empty"));
    symlinkSync("/elsewhere", join(it.home, "link"));
    const before = it.tree();
    await it.switch(it.generation({ ".bashrc": { text: "rc", force: true }, conf: { text: "c", mode: "copy", force: true }, link: "l", "new/x/y": "y", "empty/z": "z", once: { text: "o", mode: "create" } }), { backup: "old" });
    await it.switch(it.generation({ ".bashrc": { text: "rc2", mode: "copy", force: true }, conf: "c2", "new/x/y": "y", link: "l" }));
    await it.uninstall();
    expect(it.tree()).toEqual(before);
    expect(existsSync(it.context.paths.state)).toBe(false);
  });
});

describe("the record", () => {
  it("stays with the generation that is current", async () => {
    using it = createTestHome();
    it.write("a", "mine");
    await it.switch(it.generation({ a: "1" }), { backup: "bak" });
    await it.switch(it.generation({ a: "2" }));
    expect(readRecord(it.context.paths.profiles, 2).originals).toEqual({ a: { kind: "backup", path: "a.bak" } });
    rmSync(join(it.home, "a.bak"));
    await it.switch(it.generation({}));
    expect(it.tree()).toEqual({});
    expect(JSON.parse(readFileSync(join(it.context.paths.profiles, "home-3.json"), "utf8"))).toMatchObject({ originals: {} });
  });
});
