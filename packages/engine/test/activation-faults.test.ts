import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bundleActivator } from "../src/activation/bundle.ts";
import { currentNumber, generationNumbers } from "../src/activation/profiles.ts";
import { recover } from "../src/activation/recover.ts";
import type { Generation } from "../src/engine.ts";
import { removeTree } from "../src/store/remove-tree.ts";
import { createTestHome, type TestHome } from "./activation-home.ts";

const can = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const canTrace = can("strace", "-qq", "-f", "-o", "/dev/null", "true");
const canMount = can("unshare", "-m", "true");

let program = "";
beforeAll(async () => {
  program = await bundleActivator();
});

/** A home with one generation in force and another one that changes a bit of everything. */
async function prepare(): Promise<{ readonly it: TestHome; readonly next: Generation; readonly old: Record<string, string>; readonly fresh: Record<string, string> }> {
  const it = createTestHome();
  it.write("mine", "mine");
  it.write("forced", "forced");
  it.write("settings.json", '{"own":1}\n');
  await it.switch(it.generation({ link: "1", "d/gone": "1", "d/kept": "1", copy: { text: "1", mode: "copy" } }));
  const next = it.generation({ link: "2", "d/kept": "1", "e/f/new": "2", copy: { text: "2", mode: "copy" }, forced: { text: "2", force: true }, mine: "2", once: { text: "2", mode: "create" } });
  writeFileSync(join(next.path, "activate"), program, { mode: 0o755 });
  const old = it.tree();
  const { "d/gone": _gone, ...rest } = old;
  const fresh = { ...rest, copy: "644 2", e: "directory", "e/f": "directory", "e/f/new": "-> 2", forced: "-> 2", "forced.bak": "644 forced", link: "-> 2", mine: "-> 2", "mine.bak": "644 mine", once: "644 2" };
  return { it, next, old, fresh };
}

function run(it: TestHome, { path }: Generation, ...before: string[]): Promise<{ readonly status: number | null; readonly errors: string }> {
  const [command, ...args] = [...before, process.execPath, join(path, "activate"), "-b", "bak"];
  const child = spawn(command!, args, { env: { ...it.context.env }, stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, errors })));
}

const inject = (what: string) => ["strace", "-qq", "-f", "-o", "/dev/null", "-e", `inject=${what}`];

/** How many renames a switch makes, so that it is known that the kills take place. */
const RENAMES = 8;

/** Calls that change the file system, with how many of each a switch makes at most. */
const CALLS = { rename: 9, symlink: 7, unlink: 9, mkdir: 4, fsync: 5, link: 1, fchmod: 4 };
const every = Object.entries(CALLS).flatMap(([call, count]) => Array.from({ length: count }, (_, at) => [call, at + 1] as const));

function expectOneOf(now: unknown, them: readonly unknown[]): void {
  expect(them.some((one) => JSON.stringify(one) === JSON.stringify(now)), JSON.stringify(now, null, 1)).toBe(true);
}

const sorted = (tree: Record<string, string>) => Object.fromEntries(Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1)));

describe("the program on its own", () => {
  it("brings its generation in, from any folder and by any name", async () => {
    const { it: home, next, fresh } = await prepare();
    using _ = home;
    const { status, stdout, stderr } = spawnSync("sh", ["-c", `cd / && ${join(next.path, "activate")} -b bak --driver-version 1`], { env: { ...home.context.env }, encoding: "utf8" });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "Activating linkGeneration\n" });
    expect(sorted(home.tree())).toEqual(sorted(fresh));
    const again = spawnSync(join(home.context.paths.profiles, "home/activate"), [], { env: { ...home.context.env, HOME: undefined } as never, encoding: "utf8" });
    expect({ status: again.status, stderr: again.stderr }).toEqual({ status: 0, stderr: "" });
    expect(currentNumber(home.context.paths.profiles)).toBe(2);
  });

  it("runs below a package.json of modules, and tells wrong usage", async () => {
    const { it: home, next } = await prepare();
    using _ = home;
    home.write("package.json", '{"type":"module"}');
    for (const node of [process.execPath, "/usr/bin/node"].filter(existsSync)) {
      const { status, stderr } = spawnSync(node, [join(next.path, "activate"), "--bogus"], { env: { ...home.context.env }, encoding: "utf8" });
      expect({ status, stderr }).toEqual({ status: 2, stderr: "HM_USAGE  '--bogus' is no option of this program.\n  See `activate --help`.\n" });
    }
  });

  it("refuses a home that is not its own", async () => {
    const { it: home, next, old } = await prepare();
    using _ = home;
    const { status, stderr } = spawnSync(join(next.path, "activate"), [], { env: { ...home.context.env, HOME: "/tmp" } as never, encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toContain("HM_WRONG_HOME");
    expect(home.tree()).toEqual(old);
  });
});

describe.skipIf(!canTrace).concurrent("a switch that is killed", () => {
  it.for(every)("at %s number %i leaves a home that is either old or new once hm has run again", async ([call, count]) => {
    const { it: home, next, old, fresh } = await prepare();
    using _ = home;
    const { status } = await run(home, next, ...inject(`${call}:signal=KILL:when=${count}`));
    const said = await recover(home.context);
    const tree = sorted(home.tree());
    expectOneOf(tree, [sorted(old), sorted(fresh)]);
    const isNew = JSON.stringify(tree) === JSON.stringify(sorted(fresh));
    expect(currentNumber(home.context.paths.profiles)).toBe(isNew ? 2 : 1);
    if (status === 0) expect(isNew).toBe(true);
    if (call === "rename") expect(status === 0).toBe(count > RENAMES);
    if (said !== undefined) expect(said).toMatch(/taken back: the home is as generation 1 left it|nothing to take back/);
    expect(existsSync(home.context.paths.journal)).toBe(false);
    expect((await run(home, next)).status).toBe(0);
    expect(sorted(home.tree())).toEqual(sorted(fresh));
    expect(generationNumbers(home.context.paths.profiles)).toEqual([1, 2]);
  });

  it("and taken back by a process that is killed as well is taken back by the next one", async () => {
    for (let count = 1; count <= 8; count++) {
      const { it: home, next, old, fresh } = await prepare();
      using _ = home;
      await run(home, next, ...inject("rename:signal=KILL:when=6"));
      await run(home, next, ...inject(`unlink:signal=KILL:when=${count}`));
      await recover(home.context);
      expectOneOf(sorted(home.tree()), [sorted(old), sorted(fresh)]);
    }
  });
});

describe.skipIf(!canTrace).concurrent("taking hm out", () => {
  const counts = [1, 3, 6, 10, 20].flatMap((count) => ["unlink", "rename", "rmdir", "fsync"].map((call) => [call, count] as const));
  it.for(counts)("and being killed at %s number %i leaves hm in the home, or nothing of it", async ([call, count]) => {
    using home = createTestHome();
    home.write("mine", "mine");
    home.write("forced", "forced");
    const before = home.tree();
    await home.switch(home.generation({ "d/e/link": "1", mine: "1", forced: { text: "1", mode: "copy", force: true } }), { backup: "bak" });
    const old = home.tree();
    const code = `const { uninstall } = await import(${JSON.stringify(new URL("../src/activation/uninstall.ts", import.meta.url).href)}); const nothing = () => {};
      await uninstall({}, { ...${JSON.stringify({ paths: home.context.paths, env: home.context.env })}, reporter: { stage: nothing, detail: nothing, output: nothing, warning: nothing } });`;
    const [command, ...args] = [...inject(`${call}:signal=KILL:when=${count}`), process.execPath, "--conditions=@hm/source", "--input-type=module", "-e", code];
    await new Promise((resolve) => spawn(command!, args, { env: { ...home.context.env }, stdio: "ignore" }).on("close", resolve));
    const said = await recover(home.context);
    expectOneOf(home.tree(), [old, before]);
    if (said?.includes("finished")) expect(existsSync(home.context.paths.state)).toBe(false);
    await home.uninstall();
    expect(home.tree()).toEqual(before);
    expect(existsSync(join(home.home, ".local/state/hm"))).toBe(false);
  });
});

describe.skipIf(!canTrace).concurrent("a switch that the system refuses something", () => {
  it.for(every.filter(([call, count]) => call !== "unlink" && count % 2 === 1))("at %s number %i takes everything back at once", async ([call, count]) => {
    const { it: home, next, old, fresh } = await prepare();
    using _ = home;
    const { status, errors } = await run(home, next, ...inject(`${call}:error=ENOSPC:when=${count}`));
    expect([0, 1, 4]).toContain(status);
    expect(sorted(home.tree()), errors).toEqual(sorted(status === 0 ? fresh : old));
    expect(errors).not.toMatch(/\n\s+at /);
    if (status === 4) expect(errors).toContain("Everything was taken back: the home is as generation 1 left it");
    expect(existsSync(home.context.paths.journal)).toBe(false);
    expect(currentNumber(home.context.paths.profiles)).toBe(status === 0 ? 2 : 1);
  });

  it("for good says what is left to do, and the next hm does it", async () => {
    for (let count = 1; count <= 8; count++) {
      const { it: home, next, old, fresh } = await prepare();
      using _ = home;
      const { status, errors } = await run(home, next, ...inject(`rename,unlink,symlink:error=EROFS:when=${count}+`));
      if (status === 4 && existsSync(home.context.paths.journal)) {
        expect(errors).toMatch(/HM_TAKE_BACK_FAILED[^]*What is left to do:\n {4}\w+/);
        expect(await recover(home.context)).toContain("has been taken back");
      }
      expect(sorted(home.tree())).toEqual(sorted(status === 0 ? fresh : old));
    }
  });
});

describe("a switch", () => {
  it("leaves alone what somebody changed while it was interrupted", async ({ skip }) => {
    if (!canTrace) skip();
    const { it: home, next } = await prepare();
    using _ = home;
    await run(home, next, ...inject("rename:signal=KILL:when=6"));
    rmSync(join(home.home, "link"));
    home.write("link", "by hand");
    const said = await recover(home.context);
    expect(home.read("link")).toBe("by hand");
    expect(said).toContain("link' was changed by somebody else in the meantime");
  });

  it("keeps the store on another file system than the home", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "hm-state-"));
    using home = createTestHome({ below: existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), stateHome: elsewhere });
    home.write("a", "mine");
    const before = home.tree();
    await home.switch(home.generation({ a: { text: "1", mode: "copy", force: true }, b: "1" }), { backup: "bak" });
    await home.switch(home.generation({ a: { text: "2", mode: "copy" }, b: { text: "2", mode: "copy" } }));
    expect(home.tree()).toMatchObject({ a: "644 2", b: "644 2" });
    await home.uninstall();
    expect(home.tree()).toEqual(before);
    removeTree(elsewhere);
  });

  it.skipIf(!canMount)("in a read-only home changes nothing", async () => {
    const { it: home, next, old } = await prepare();
    using _ = home;
    const { status, errors } = await run(home, next, "unshare", "-m", "sh", "-c", `mount --bind ${home.home} ${home.home} && mount -o remount,ro,bind ${home.home} && exec "$@"`, "sh");
    expect(status).toBe(1);
    expect(errors).toContain("the file system is read-only");
    expect(home.tree()).toEqual(old);
  });

  it.skipIf(process.getuid?.() !== 0)("of a user who may not write to the home takes everything back", async () => {
    const { it: home, next, old } = await prepare();
    using _ = home;
    chmodSync(join(home.home, ".."), 0o755);
    give(home.home);
    chmodSync(join(home.home, "d"), 0o555);
    chmodSync(home.home, 0o755);
    const { status, errors } = await run(home, next, "setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups");
    expect({ status, errors }).toMatchObject({ status: 4, errors: expect.stringContaining("permission denied") });
    expect(home.tree()).toEqual(old);
  });

  it("runs alone: the second of two at once is told so", async () => {
    const { it: home } = await prepare();
    using _ = home;
    const slow = home.generation({ link: "slow" }, [{ name: "writeBoundary", run: undefined }, { name: "linkGeneration", run: undefined }, { name: "slow", run: "echo ready >&2; sleep 1" }]);
    writeFileSync(join(slow.path, "activate"), program, { mode: 0o755 });
    const first = spawn(process.execPath, [join(slow.path, "activate")], { env: { ...home.context.env } as never });
    const ended = new Promise((resolve) => first.on("close", resolve));
    await new Promise<void>((resolve) => first.stderr.on("data", (data: Buffer) => data.toString().includes("ready") && resolve()));
    const second = await run(home, slow);
    expect(second.status).toBe(5);
    expect(second.errors).toContain(`process ${first.pid}`);
    expect(await ended).toBe(0);
  });

  it("that is interrupted by Ctrl-C takes everything back", async () => {
    const { it: home, old } = await prepare();
    using _ = home;
    const slow = home.generation({ link: "slow" }, [{ name: "writeBoundary", run: undefined }, { name: "linkGeneration", run: undefined }, { name: "slow", run: "echo ready >&2; sleep 1" }]);
    writeFileSync(join(slow.path, "activate"), program, { mode: 0o755 });
    const first = spawn(process.execPath, [join(slow.path, "activate")], { env: { ...home.context.env } as never, detached: true });
    const ended = new Promise((resolve) => first.on("close", resolve));
    await new Promise<void>((resolve) => first.stderr.on("data", (data: Buffer) => data.toString().includes("ready") && resolve()));
    process.kill(-first.pid!, "SIGINT");
    expect(await ended).toBe(4);
    expect(home.tree()).toEqual(old);
  });
});

function give(path: string): void {
  spawnSync("chown", ["-R", "65534:65534", path]);
  chownSync(path, 65534, 65534);
  expect(readdirSync(path).length).toBeGreaterThan(0);
}
