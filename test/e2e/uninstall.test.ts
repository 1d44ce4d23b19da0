import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { requireProgram } from "@hm/testing";
import { expect, test } from "vitest";
import { createProject, type Project } from "./project.ts";

const script = requireProgram("script");

/** A home with something of a user's at nearly every place that hm will want. */
function furnish(home: Project): void {
  home.write("notes.txt", "mine");
  home.write(".same", "identical\n", 0o640);
  home.write(".forced", "mine", 0o600);
  home.write(".backed", "mine");
  home.write(".backed-dir/deep/file", "mine");
  home.write(".m.json", '{\n    "own": 1, // no\n    "theme": "light"\n}\n'.replace(" // no", ""));
  home.write(".m.toml", '# mine\ntheme = "light"\n');
  home.write(".shared/own", "mine");
  symlinkSync("notes.txt", join(home.directory, ".link"));
  symlinkSync("nowhere", join(home.directory, ".dangling"));
  mkdirSync(join(home.directory, ".local/state"), { recursive: true });
  mkdirSync(join(home.directory, ".empty"));
  chmodSync(join(home.directory, ".backed-dir"), 0o700);
}

const WANTED = `
  ".same": { text: "identical\\n" }, ".forced": { text: "hm's", force: true }, ".backed": { text: "hm's" }, ".backed-dir": { text: "hm's" }, ".link": { mode: "copy", text: "hm's" },
  ".dangling": { mode: "merge", format: "json", text: "{}" }, ".m.json": { mode: "merge", text: '{ "theme": "dark", "new": { "x": 1 } }' }, ".m.toml": { mode: "merge", text: 'theme = "dark"\\n[new]\\nx = 1\\n' },
  ".empty/sub/x": { text: "hm's" }, ".shared/ours": { text: "hm's" }, ".new/deep/er": { text: "hm's" }, ".made.json": { mode: "merge", text: '{ "a": 1 }' }, ".created": { mode: "create", text: "hm's" }, "notes.txt.d/x": { mode: "copy", text: "1" },
`;

test.concurrent("uninstall leaves the home exactly as it was before hm, after one switch and after many", async () => {
  using home = createProject({ ownCache: true });
  furnish(home);
  home.files(WANTED);
  const before = home.snapshot();
  await home.done("switch", "-b", "bak");
  expect(home.read(".backed-dir")).toBe("hm's");
  await home.done("uninstall", "--yes");
  expect(home.snapshot()).toEqual(before);

  await home.done("switch", "-b", "bak");
  home.files(`${WANTED} ".second": { text: "2" }, ".forced": { mode: "copy", text: "second" }`.replace('".forced": { text: "hm\'s", force: true },', ""));
  await home.done("switch");
  home.files(`".backed": { mode: "copy", text: "third" }, ".m.json": { mode: "merge", text: '{ "own": 1, "third": 3 }' }`);
  await home.done("switch");
  await home.done("rollback", "1", "-b", "bak");
  await home.done("rollback", "3", "-b", "bak");
  await home.done("rollback", "2", "-b", "bak");
  await home.done("gc");
  expect(await home.done("uninstall", "--dry-run")).toMatch(/Would leave the home as it was before hm: \d+ operations\.\n$/);
  await home.done("uninstall", "--yes");
  home.files(WANTED);
  expect(home.snapshot()).toEqual(before);
});

test.concurrent("what a step of the activation made stays, and so does what the user put beside hm's files", async () => {
  using home = createProject({ ownCache: true });
  home.configure(`file: { ".app/conf": { text: "1" }, ".once": { mode: "create", text: "first" } }, activation: { make: step({ after: ["linkGeneration"], run: "mkdir -p $HOME/.app/cache && touch $HOME/.app/cache/x $HOME/.made" }) }`);
  await home.done("switch");
  home.write(".once", "the user's");
  await home.done("uninstall", "--yes");
  expect([".app/cache/x", ".made", ".once"].map((it) => existsSync(join(home.directory, it)))).toEqual([true, true, true]);
  expect(readdirSync(join(home.directory, ".app"))).toEqual(["cache"]);
  expect(readdirSync(home.directory).sort()).toEqual([".app", ".config", ".made", ".once"]);
});

test.concurrent("nothing is left below XDG_STATE_HOME and XDG_CACHE_HOME either, wherever they are", async () => {
  using home = createProject({ ownCache: true });
  using elsewhere = createProject({ ownCache: true });
  const env = { XDG_STATE_HOME: join(elsewhere.directory, "state"), XDG_CACHE_HOME: join(elsewhere.directory, "cache") };
  mkdirSync(env.XDG_STATE_HOME);
  home.files(`".a": { text: "1" }`);
  const [before, outside] = [home.snapshot(), elsewhere.snapshot()];
  const hm = (...args: string[]) => home.run(join(import.meta.dirname, "../../hm"), args, { env });
  expect((await hm("switch")).status).toBe(0);
  expect((await hm("switch")).stdout).toMatch(/^Nothing to do/);
  expect(readdirSync(env.XDG_CACHE_HOME)).toEqual(["hm"]);
  expect((await hm("uninstall", "--yes")).stdout).toMatch(/^The home is as it was before hm/);
  expect(home.snapshot()).toEqual(before);
  expect(elsewhere.snapshot()).toEqual(outside);
});

test.concurrent("uninstall asks first, and refuses where there is nobody to ask", async () => {
  using home = createProject({ ownCache: true });
  home.files(`".a": { text: "1" }`);
  await home.done("switch");
  const before = home.snapshot();
  expect(await home.refused(2, "uninstall")).toMatch(/HM_USAGE.*no terminal to ask on\.\n.*--yes/);
  expect(home.snapshot()).toEqual(before);
  if (!script) return;
  const hm = join(import.meta.dirname, "../../hm");
  const answer = (text: string) => home.run(script, ["-qec", `${hm} uninstall`, "/dev/null"], { input: `${text}\n` });
  const no = await answer("n");
  expect([no.status, no.stdout]).toEqual([1, expect.stringContaining("[y/N]")]);
  expect(no.stdout).toContain("Nothing was changed.");
  expect(home.snapshot()).toEqual(before);
  expect((await answer("yes")).stdout).toContain("The home is as it was before hm");
  expect(readdirSync(home.directory)).toEqual([".config"]);
});

test.concurrent("uninstall where hm was never used, or twice, is nothing to do", async () => {
  using home = createProject({ ownCache: true });
  const before = home.snapshot();
  expect(await home.done("uninstall", "--yes")).toContain("as it was before hm");
  expect(home.snapshot()).toEqual(before);
});
