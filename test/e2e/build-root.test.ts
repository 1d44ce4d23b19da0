import { existsSync, readlinkSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createProject } from "./project.ts";

test.concurrent("hm gc keeps what hm build linked, for as long as the link is there", async () => {
  using home = createProject();
  const at = (path: string) => join(home.directory, path);
  const build = async (text: string, ...args: string[]) => {
    home.files(`".a": { text: "${text}" }`);
    return (await home.done("build", ...args)).trim();
  };
  const [first, second, third] = [await build("1"), await build("2", "-o", "second"), await build("3", "--no-out-link")];
  expect([readlinkSync(at("result")), readlinkSync(at("second"))]).toEqual([first, second]);
  await home.done("gc");
  expect([first, second, third].map((it) => existsSync(join(it, "home-files/.a")))).toEqual([true, true, false]);

  rmSync(at("result"));
  rmSync(at("second"));
  symlinkSync("/etc", at("second"));
  expect(await home.done("gc", "--dry-run")).toContain(first);
  expect(existsSync(first)).toBe(true);
  await home.done("gc");
  expect([existsSync(first), existsSync(second), readdirSync(at(".local/state/hm/roots"))]).toEqual([false, false, []]);
  expect(readlinkSync(at("second"))).toBe("/etc");
});

test.concurrent("a link that leads to the next result keeps only that one, and uninstall takes it away", async () => {
  using home = createProject();
  home.files(`".a": { text: "1" }`);
  const before = home.snapshot();
  const first = (await home.done("build")).trim();
  home.files(`".a": { text: "2" }`);
  const second = (await home.done("build")).trim();
  await home.done("gc");
  expect([existsSync(first), existsSync(second)]).toEqual([false, true]);
  expect(readdirSync(join(home.directory, ".local/state/hm/roots"))).toHaveLength(1);
  await home.done("uninstall", "--yes");
  home.files(`".a": { text: "1" }`);
  expect(home.snapshot()).toEqual(before);
});

test.concurrent("hm build refuses a link name that something else has, before any work", async () => {
  using home = createProject();
  home.files("");
  home.write("result", "mine");
  const before = home.snapshot();
  expect(await home.refused(2, "build")).toContain("/result' is in the way of the link to the result.");
  expect(await home.refused(2, "build", "-o", "nowhere/x")).toContain("There is no folder");
  expect(home.snapshot()).toEqual(before);
});
