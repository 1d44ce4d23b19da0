import { chmodSync, lstatSync, mkdirSync, readdirSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createProject, type Project } from "./project.ts";

const permissions = (home: Project, path: string) => (lstatSync(join(home.directory, path)).mode & 0o7777).toString(8);
const leadsTo = (home: Project, path: string) => readlinkSync(join(home.directory, path));

test.concurrent("each mode leaves the kind of file that it promises", async () => {
  using home = createProject();
  home.write(".config/home-manager/run.sh", "#!/bin/sh\n", 0o755);
  home.files(`
    ".linked": { text: "linked" }, ".copied": { mode: "copy", text: "copied", permissions: 0o600 }, ".octal": { mode: "copy", text: "o", permissions: "0640" },
    ".merged.json": { mode: "merge", text: '{ "a": 1 }', permissions: 0o600 }, ".created": { mode: "create", text: "created", permissions: 0o600 },
    ".run": { source: "./run.sh" }, ".told": { text: "x", executable: true }, ".copied-run": { mode: "copy", source: "./run.sh" }, ".off": { text: "x", enable: false },
    "key": { target: ".elsewhere", text: "y" }, ".with spaces/ü\\n\\"x": { text: "odd" },
  `);
  await home.done("switch");
  expect(leadsTo(home, ".linked")).toContain("/.local/state/hm/store/");
  expect([".linked", ".copied", ".created", ".elsewhere", '.with spaces/ü\n"x'].map((it) => home.read(it))).toEqual(["linked", "copied", "created", "y", "odd"]);
  expect(JSON.parse(home.read(".merged.json"))).toEqual({ a: 1 });
  expect([".copied", ".octal", ".merged.json", ".created", ".copied-run"].map((it) => permissions(home, it))).toEqual(["600", "640", "600", "600", "755"]);
  expect([".run", ".told"].map((it) => statSync(join(home.directory, it)).mode & 0o777)).toEqual([0o555, 0o555]);
  expect(readdirSync(home.directory)).not.toContain(".off");
  expect(permissions(home, ".local/state/hm/store")).toBe("700");
});

test.concurrent("a file goes from any mode to any other, and back by rollback", async () => {
  using home = createProject();
  const before = home.snapshot([".cache", ".local"]);
  const kind = () => (lstatSync(join(home.directory, ".a.json")).isSymbolicLink() ? "link" : "file");
  const seen: string[] = [];
  for (const mode of ["link", "copy", "merge", "create", "copy", "link", "merge"]) {
    home.files(`".a.json": { mode: "${mode}", text: '{ "mode": "${mode}" }' }`);
    await home.done("switch");
    seen.push(`${kind()} ${(JSON.parse(home.read(".a.json")) as { mode: string }).mode}`);
  }
  expect(seen).toEqual(["link link", "file copy", "file merge", "file create", "file copy", "link link", "file merge"]);
  await home.done("rollback", "3");
  expect([kind(), JSON.parse(home.read(".a.json"))]).toEqual(["file", { mode: "merge" }]);
  home.files("");
  await home.done("switch");
  expect(home.snapshot([".cache", ".local", ".config"])).toEqual(Object.fromEntries(Object.entries(before).filter(([path]) => !path.startsWith(".config"))));
});

test.concurrent("what the user made of a created file stays, in whatever way it is taken over or given up", async () => {
  using home = createProject();
  home.files(`".c": { mode: "create", text: "first" }, ".untouched": { mode: "create", text: "mine" }`);
  home.write(".there", "was there");
  await home.done("switch");
  home.write(".c", "the user's");
  home.files(`".c": { mode: "create", text: "second" }, ".there": { mode: "create", text: "x" }, ".untouched": { mode: "create", text: "newer" }`);
  await home.done("switch");
  expect([".c", ".there", ".untouched"].map((it) => home.read(it))).toEqual(["the user's", "was there", "mine"]);
  home.files(`".c": { text: "link" }`);
  expect(await home.refused(3, "switch")).toContain("/.c' is in the way");
  home.files("");
  await home.done("switch");
  expect([".c", ".there"].map((it) => home.read(it))).toEqual(["the user's", "was there"]);
  expect(readdirSync(home.directory)).not.toContain(".untouched");
});

test.concurrent("permissions alone are a change, and are put right", async () => {
  using home = createProject();
  home.files(`".c": { mode: "copy", text: "c", permissions: 0o600, onChange: "echo changed" }`);
  await home.hm("switch");
  chmodSync(join(home.directory, ".c"), 0o644);
  expect(await home.done("status")).toContain("changed   ~/.c");
  await home.hm("switch");
  expect(permissions(home, ".c")).toBe("600");
});

test.concurrent("onChange runs once for each change, and not otherwise", async () => {
  using home = createProject();
  const set = (a: string, b: string) => home.files(`".a": { text: "${a}", onChange: "echo ran >> $HOME/log" }, ".b": { mode: "copy", text: "${b}", onChange: "echo ran >> $HOME/log" }, ".m.json": { mode: "merge", text: '{ "a": "${b}" }', onChange: "echo merged >> $HOME/log" }`);
  const runs: string[] = [];
  const note = async (...args: string[]) => {
    home.write("log", "");
    expect((await home.hm(...args)).status).toBe(0);
    runs.push(home.read("log"));
  };
  set("1", "1");
  await note("switch");
  await note("switch");
  set("2", "1");
  await note("switch");
  await note("switch", "--dry-run");
  set("2", "2");
  await note("switch", "--dry-run");
  await note("rollback");
  expect(runs).toEqual(["ran\nmerged\n", "", "ran\n", "", "", "ran\n"]);
});

test.concurrent("a recursive folder is linked file by file, and leaves other files in it alone", async () => {
  using home = createProject();
  const source = ".config/home-manager/app";
  home.write(`${source}/one`, "1");
  home.write(`${source}/sub/two`, "2");
  symlinkSync("one", join(home.directory, source, "link"));
  mkdirSync(join(home.directory, source, "empty"));
  home.write(".app/own", "mine");
  home.files(`".app": { source: "./app", recursive: true }, ".copy": { mode: "copy", source: "./app", recursive: true }, ".whole": { source: "./app" }`);
  await home.done("switch");
  expect(readdirSync(join(home.directory, ".app")).sort()).toEqual(["link", "one", "own", "sub"]);
  expect([".app/sub/two", ".app/link", ".copy/sub/two", ".whole/sub/two"].map((it) => home.read(it))).toEqual(["2", "1", "2", "2"]);
  expect([".app", ".app/sub", ".copy/one", ".whole"].map((it) => lstatSync(join(home.directory, it)).isSymbolicLink())).toEqual([false, false, false, true]);
  rmSync(join(home.directory, source, "sub"), { recursive: true });
  home.write(`${source}/three`, "3");
  await home.done("switch");
  expect(readdirSync(join(home.directory, ".app")).sort()).toEqual(["link", "one", "own", "three"]);
  home.files("");
  await home.done("switch");
  expect(readdirSync(join(home.directory, ".app"))).toEqual(["own"]);
});

test.concurrent("an out-of-store link leads to the file itself, so that edits are live", async () => {
  using home = createProject();
  home.write(".config/home-manager/live/conf", "1");
  home.configure(`file: { ".live": { source: outOfStore("./live/conf") }, ".folder": { source: outOfStore("./live") }, ".each": { source: outOfStore("./live"), recursive: true } }`);
  await home.done("switch");
  expect(leadsTo(home, ".live")).toBe(join(home.directory, ".config/home-manager/live/conf"));
  writeFileSync(join(home.directory, ".folder/conf"), "2");
  expect([".live", ".each/conf", ".config/home-manager/live/conf"].map((it) => home.read(it))).toEqual(["2", "2", "2"]);
  home.files("");
  await home.done("switch");
  expect(home.read(".config/home-manager/live/conf")).toBe("2");
});

test.concurrent("a file that a recursive folder also brings is ignored, an error or wins, as fileOverlapResolution says", async () => {
  using home = createProject();
  home.write(".config/home-manager/app/one", "folder's");
  const set = (resolution: string) => home.configure(`${resolution} file: { ".app": { source: "./app", recursive: true }, ".app/one": { text: "own" } }`);
  set("");
  await home.done("switch");
  expect(home.read(".app/one")).toBe("folder's");
  set(`fileOverlapResolution: "override",`);
  await home.done("switch");
  expect(home.read(".app/one")).toBe("own");
  set(`fileOverlapResolution: "error",`);
  expect(await home.refused(1, "switch")).toMatch(/HM_FILE_OVERLAP[^]*home\.config\.ts:8[^]*"override"/);
});
