import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BUILT, createProject, expectNoStack } from "./project.ts";

const hm = join(import.meta.dirname, "../../hm");
const isRoot = process.getuid?.() === 0;
const canMount = isRoot && spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;
if (!isRoot) console.warn("SKIPPED: not run by root; homes of real users and on other file systems are not tested.");
else if (!canMount) console.warn("SKIPPED: mounting is not permitted; homes on other file systems are not tested.");

describe.concurrent("a place that is taken otherwise", () => {
  const places: readonly (readonly [what: string, prepare: (at: (path: string) => string) => void, target: string, says: RegExp])[] = [
    ["a file where a folder must be", (at) => writeFileSync(at("a"), "mine"), "a/b/c", /Existing file '.*\/a' is in the way/],
    ["a folder where a file must be", (at) => mkdirSync(at("a/b"), { recursive: true }), "a", /Existing directory '.*\/a' is in the way/],
    ["a dangling link where a folder must be", (at) => symlinkSync("nowhere", at("a")), "a/b", /Existing link '.*\/a' is in the way/],
    ["links that lead in a circle", (at) => [symlinkSync("b", at("a")), symlinkSync("a", at("b"))], "a/c", /Existing link '.*\/a' is in the way/],
    ["a link that leads to itself", (at) => symlinkSync("a", at("a")), "a", /Existing link '.*\/a' is in the way/],
    ["a link out of the home", (at) => symlinkSync("/etc", at("a")), "a/passwd", /\/a' is in the way|\/a\/passwd' is in the way/],
    ["a named pipe", (at) => execFileSync("mkfifo", [at("a")]), "a", /\/a' is in the way/],
    ["a name with a newline", (at) => writeFileSync(at("a\nb 'c'"), "mine"), "a\\nb 'c'", /Existing file '.*\/a\\nb 'c'' is in the way/],
    ["hm's own folder", () => {}, ".local/state/hm/x", /is where hm keeps its own files/],
    ["a folder above hm's own", () => {}, ".local", /is where hm keeps its own files/],
    ["a name that is too long", () => {}, "x".repeat(300), /too long/],
  ];
  test.each(places)("%s is a collision, and nothing changes", async (what, prepare, target, says) => {
    using home = createProject();
    prepare((path) => join(home.directory, path));
    home.files(`"${target}": { text: "hm's" }, ".free": { text: "1" }`);
    const before = home.snapshot([...BUILT, ".local"]);
    expect(await home.refused(what === "a name that is too long" ? 1 : 3, "switch")).toMatch(says);
    expect(home.snapshot([...BUILT, ".local"])).toEqual(before);
  });
});

test.concurrent("names that are no UTF-8 beside hm's files do no harm, and in a source are told", async () => {
  using home = createProject();
  const odd = (folder: string) => Buffer.concat([Buffer.from(join(home.directory, folder, "odd-")), Buffer.from([0xff, 0xfe])]);
  mkdirSync(join(home.directory, ".app"));
  writeFileSync(odd(".app"), "mine");
  symlinkSync(Buffer.from([0x2f, 0xff]), join(home.directory, ".odd-link"));
  home.files(`".app/conf": { text: "1" }`);
  await home.done("switch");
  home.files(`".odd-link": { text: "1" }`);
  expect(await home.refused(3, "switch")).toContain("/.odd-link' is in the way");
  home.files("");
  await home.done("switch");
  expect(readFileSync(odd(".app"), "utf8")).toBe("mine");
  mkdirSync(join(home.directory, ".config/home-manager/src"));
  writeFileSync(odd(".config/home-manager/src"), "x");
  home.files(`".src": { source: "./src", recursive: true }`);
  expect(await home.refused(1, "switch")).toMatch(/HM_NAME_NOT_UTF8[^]*:8:/);
  await home.done("uninstall", "--yes");
});

test.skipIf(!isRoot).concurrent("a read-only home is told, and stays as it is", async () => {
  using home = createProject({ realUser: true });
  home.files(`".a": { text: "1" }`);
  chmodSync(home.directory, 0o555);
  const before = home.snapshot();
  expect(await home.refused(1, "switch")).toMatch(/permission denied[^]*(writable|XDG_STATE_HOME)/);
  expect(home.snapshot()).toEqual(before);
  chmodSync(home.directory, 0o755);
  await home.done("switch");
  home.files(`".a": { text: "2" }, ".b": { text: "2" }`);
  await home.done("build", "--no-out-link");
  const [switched, status] = [home.snapshot(BUILT), (chmodSync(home.directory, 0o555), (await home.hm("switch")).status)];
  chmodSync(home.directory, 0o755);
  expect(status).toBe(4);
  expect(home.snapshot(BUILT)).toEqual(switched);
  expect(await home.done("generations")).toMatch(/^[^\n]* : id 1 -> [^\n]* \(current\)\n$/);
});

test.skipIf(!isRoot).concurrent("what cannot be read is told, and so is a folder that cannot be written to", async () => {
  using home = createProject({ realUser: true });
  home.write(".locked/inside/x", "mine");
  home.write(".closed/x", "mine");
  execFileSync("chown", ["root:root", join(home.directory, ".locked"), join(home.directory, ".closed")]);
  chmodSync(join(home.directory, ".locked"), 0o700);
  home.files(`".a": { text: "1" }, ".locked/conf": { text: "1" }`);
  expect(await home.refused(1, "switch")).toMatch(/\.locked\/conf' cannot be read: permission denied/);
  home.files(`".a": { text: "1" }, ".closed/conf": { text: "1" }`);
  expect(await home.refused(4, "switch")).toMatch(/\.closed[^]*permission denied[^]*taken back: the home is as it was before hm/);
  expect(readdirSync(home.directory)).not.toContain(".a");
});

test.skipIf(!canMount).concurrent("a home whose parts are on several file systems is managed and given back", async () => {
  using home = createProject();
  home.write("disk/.keep", "");
  home.files(`"disk/linked": { text: "1" }, "disk/copied": { mode: "copy", text: "1" }, "disk/mine": { text: "1" }, "disk/m.json": { mode: "merge", text: '{"a":1}' }`);
  const script = `set -e; mount -t tmpfs none disk; echo mine > disk/mine; echo '{ "b": 2 }' > disk/m.json; before=$(ls -lAR disk | grep -v '^total')
    ${hm} switch -b bak; cat disk/linked disk/copied disk/mine disk/mine.bak; rm disk/copied; ${hm} switch; ${hm} uninstall --yes; [ "$before" = "$(ls -lAR disk | grep -v '^total')" ]; cat disk/m.json`;
  const { status, stdout, stderr } = await home.run("unshare", ["-m", "bash", "-c", script]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^Generation 1 is active.*\n111mine\nGeneration 1[^]*\{ "b": 2 \}\n$/);
});

test.concurrent("HOME that is unset, empty, relative or not there is told or found out", async () => {
  using home = createProject();
  home.files(`".a": { text: "1" }`);
  const run = (HOME: string) => home.run(hm, ["-f", join(home.directory, ".config/home-manager/home.config.ts"), "switch"], { env: { HOME } });
  const unset = await home.run("env", ["-u", "HOME", hm, "-f", join(home.directory, ".config/home-manager/home.config.ts"), "switch", "--dry-run"]);
  for (const it of [unset, await run(""), await run("relative"), await run("/nowhere/home"), await run("/tmp")]) {
    expect([it.status, it.stdout]).toEqual([1, ""]);
    expectNoStack(it);
    expect(it.stderr).toMatch(/HM_WRONG_HOME|HM_HOME|HM_NO_HOME|HM_STORE_UNWRITABLE/);
  }
  expect(readdirSync(home.directory)).toEqual([".config"]);
});

test.skipIf(!isRoot).concurrent("a real user without HOME is looked up", async () => {
  using home = createProject({ realUser: true });
  home.files(`".a": { text: "1" }`);
  const ran = await home.run("env", ["-u", "HOME", "-u", "USER", hm, "switch"]);
  expect(ran).toMatchObject({ status: 0, stderr: "" });
  expect(home.read(".a")).toBe("1");
});

test.concurrent("a full disk is told, and nothing is lost", { skip: !canMount }, async () => {
  using home = createProject();
  const state = mkdtempSync(join(tmpdir(), "hm-full-"));
  home.write("mine", "mine");
  home.write(".config/home-manager/big", "x".repeat(3_000_000));
  home.files(`".big": { source: "./big" }, mine: { text: "1", force: true }`);
  const script = `mount -t tmpfs -o size=1m none ${state}; XDG_STATE_HOME=${state} ${hm} switch; status=$?; cat mine; exit $status`;
  const { status, stdout, stderr } = await home.run("unshare", ["-m", "bash", "-c", script]);
  rmSync(state, { recursive: true });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "mine" });
  expect(stderr).toMatch(/no space is left[^]*hm gc/);
});
