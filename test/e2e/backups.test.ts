import { existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createProject } from "./project.ts";

/** The home without what hm and the configuration are. */
const OWN = [".cache", ".local", ".config"];

test.concurrent("-b moves files, links, folders and parents in the way aside, and the end brings all of them back", async () => {
  using home = createProject();
  const at = (path: string) => join(home.directory, path);
  home.write("file", "mine", 0o600);
  home.write("folder/inside", "mine");
  home.write("parent", "a file where a folder must be");
  home.write("set.json", '{ "a": 0, "own": 1 }\n');
  home.write("elsewhere", "x");
  symlinkSync("elsewhere", at("link"));
  symlinkSync("nowhere", at("dangling"));
  symlinkSync("loop", at("loop"));
  symlinkSync("nowhere", at("parent-link"));
  mkdirSync(at("empty"));
  const before = home.snapshot(OWN);
  home.files(`${["file", "folder", "parent/below/it", "link", "dangling", "loop", "parent-link/x", "empty"].map((it) => `"${it}": { text: "hm's" }`).join()}, "set.json": { mode: "merge", text: '{ "a": 1 }' }`);
  const said = await home.refused(3, "switch");
  expect(said.match(/Existing .*'\/[^']*'/g)?.map((it) => it.replace(home.directory, "~").replace(/ is in.*/, ""))).toEqual([
    "Existing link '~/dangling'", "Existing directory '~/empty'", "Existing file '~/file'", "Existing directory '~/folder'", "Existing link '~/link'", "Existing link '~/loop'",
    "Existing link '~/parent-link'", "Existing file '~/parent'", "Existing file '~/set.json'",
  ]);
  expect(home.snapshot(OWN)).toEqual(before);
  expect(await home.done("switch", "-b", "bak")).toContain("backed up");
  expect(["file", "folder", "parent/below/it", "link", "dangling", "loop", "parent-link/x", "empty"].map((it) => home.read(it))).toEqual(Array.from({ length: 8 }, () => "hm's"));
  expect(readdirSync(home.directory).filter((it) => it.endsWith(".bak")).length).toBe(9);
  expect([home.read("file.bak"), home.read("folder.bak/inside"), lstatSync(at("file.bak")).mode & 0o777]).toEqual(["mine", "mine", 0o600]);
  await home.done("uninstall", "--yes");
  expect(home.snapshot(OWN)).toEqual(before);
});

test.concurrent("a backup never takes the name of another, and each comes back to its place", async () => {
  using home = createProject();
  for (const it of ["a", "a.bak", "a.bak.1", "dir/b", "m.json.bak"]) home.write(it, `mine: ${it}`);
  home.write("m.json", '{ "a": 0 }');
  const before = home.snapshot(OWN);
  home.files(`a: { text: "1" }, "dir/b": { text: "1" }, "m.json": { mode: "merge", text: '{ "a": 1 }' }`);
  await home.done("switch", "-b", "bak");
  expect(["a.bak", "a.bak.1", "a.bak.2", "dir/b.bak", "m.json.bak", "m.json.bak.1"].map((it) => home.read(it))).toEqual(["mine: a.bak", "mine: a.bak.1", "mine: a", "mine: dir/b", "mine: m.json.bak", '{ "a": 0 }']);
  await home.done("uninstall", "--yes");
  expect(home.snapshot(OWN)).toEqual(before);
});

test.concurrent("rollback brings back what the generation it leaves had moved aside, and a second switch moves it again", async () => {
  using home = createProject();
  home.write("a", "mine");
  home.write("m.json", '{ "a": 0 }');
  home.files("");
  await home.done("switch");
  const before = home.snapshot(OWN);
  home.files(`a: { text: "hm's" }, "m.json": { mode: "merge", text: '{ "a": 1 }' }`);
  await home.done("switch", "-b", ".old");
  expect([home.read("a"), home.read("a.old"), home.read("m.json"), home.read("m.json.old")]).toEqual(["hm's", "mine", '{ "a": 1 }', '{ "a": 0 }']);
  await home.done("rollback");
  expect(home.snapshot(OWN)).toEqual(before);
  expect(await home.refused(3, "rollback", "2")).toContain("/a' is in the way");
  await home.done("rollback", "2", "-b", "old");
  expect([home.read("a"), home.read("a.old")]).toEqual(["hm's", "mine"]);
  home.files(`a: { text: "newer" }`);
  await home.done("switch");
  expect(home.read("a.old")).toBe("mine");
  await home.done("expire-generations", "-0 days");
  await home.done("gc");
  await home.done("uninstall", "--yes");
  expect(home.snapshot(OWN)).toEqual(before);
});

test.concurrent("a backup that the user took away, and a place that the user took again, are left alone", async () => {
  using home = createProject();
  home.write("a", "mine");
  home.write("b", "mine");
  home.files(`a: { text: "1" }, b: { mode: "copy", text: "1" }`);
  await home.done("switch", "-b", "bak");
  await home.run("rm", ["a.bak", "b"]);
  home.write("b", "new and mine");
  home.files("");
  await home.done("switch");
  expect([existsSync(join(home.directory, "a")), home.read("b"), home.read("b.bak")]).toEqual([false, "new and mine", "mine"]);
});

test.concurrent("the copy of a merged file goes with hm's keys, unless it holds what a user changed by hand since", async () => {
  using home = createProject();
  const set = (value: number) => home.files(`"m.json": { mode: "merge", text: '{ "a": ${value}, "b": 2 }' }`);
  home.write("m.json", '{ "a": 0 }');
  set(1);
  await home.done("switch", "-b", "bak");
  home.write("m.json", '{ "a": 1, "b": 2, "own": 3 }');
  await home.done("uninstall", "--yes");
  expect(JSON.parse(home.read("m.json"))).toEqual({ a: 0, own: 3 });
  expect(readdirSync(home.directory)).not.toContain("m.json.bak");

  await home.done("switch", "-b", "bak");
  home.write("m.json", '{ "a": 7, "b": 2, "own": 3 }');
  set(2);
  await home.done("switch", "-b", "bak");
  await home.done("uninstall", "--yes");
  expect(JSON.parse(home.read("m.json"))).toEqual({ a: 0, own: 3 });
  expect(readdirSync(home.directory).filter((it) => it.startsWith("m.json.")).map((it) => [it, JSON.parse(home.read(it))])).toEqual([["m.json.bak.1", { a: 7, b: 2, own: 3 }]]);
});

test.concurrent.each(["", ".", "a/b"])("-b '%s' is refused", async (extension) => {
  using home = createProject();
  home.files("");
  const before = home.snapshot();
  expect(await home.refused(2, "switch", "-b", extension)).toContain(`Option '-b, --backup <extension>' argument '${extension}' is invalid. Give an extension`);
  expect(home.snapshot()).toEqual(before);
});
