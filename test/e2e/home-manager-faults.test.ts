import { existsSync, readlinkSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BUILT, createProject } from "./project.ts";

test.concurrent("a foreign link is backed up, and comes back", async () => {
  using home = createProject();
  home.write("dotfiles/bashrc", "mine");
  symlinkSync("dotfiles/bashrc", join(home.directory, ".bashrc"));
  home.files(`".bashrc": { text: "hm's" }`);
  expect(await home.refused(3, "switch")).toContain("Existing link");
  await home.done("switch", "-b", "bak");
  expect([home.read(".bashrc"), readlinkSync(join(home.directory, ".bashrc.bak")), home.read("dotfiles/bashrc")]).toEqual(["hm's", "dotfiles/bashrc", "mine"]);
  await home.done("uninstall", "--yes");
  expect(readlinkSync(join(home.directory, ".bashrc"))).toBe("dotfiles/bashrc");
});

test.concurrent.each(["link", "copy", "merge"])("a dangling link is not replaced silently by mode %s", async (mode) => {
  using home = createProject();
  symlinkSync("/mnt/usb/conf.json", join(home.directory, "conf.json"));
  home.files(`"conf.json": { mode: "${mode}", text: "{}" }`);
  const before = home.snapshot(BUILT);
  expect(await home.refused(3, "switch")).toContain("Existing link");
  expect(home.snapshot([...BUILT, ".local", ".cache"])).toEqual(without(before, ".local", ".cache"));
});

test.concurrent("force on a/b does not force a/bc", async () => {
  using home = createProject();
  home.write("a/b", "mine");
  home.write("a/bc", "mine");
  home.files(`"a/b": { text: "1", force: true }, "a/bc": { text: "2" }`);
  const said = await home.refused(3, "switch");
  expect([said.includes("/a/bc'"), said.includes("/a/b'"), home.read("a/b")]).toEqual([true, false, "mine"]);
  home.files(`"a/b": { text: "1", force: true }`);
  await home.done("switch");
  expect([home.read("a/b"), home.read("a/bc")]).toEqual(["1", "mine"]);
});

test.concurrent("with -b an identical file is taken over, and an existing backup stays as it is", async () => {
  using home = createProject();
  home.write("a", "same");
  home.write("a.bak", "precious");
  home.files(`a: { text: "same" }`);
  await home.done("switch", "-b", "bak");
  expect([readlinkSync(join(home.directory, "a")).includes("/store/"), home.read("a.bak"), existsSync(join(home.directory, "a.bak.1"))]).toEqual([true, "precious", false]);
});

test.concurrent("collisions are checked before anything changes, the generation and the profile included", async () => {
  using home = createProject();
  const set = (text: string, more = "") => home.configure(`file: { ".a": { text: "${text}" }, ${more} }, sessionVariables: { A: "${text}" }, activation: { mine: step({ after: ["writeBoundary"], run: "touch $HOME/ran" }) }`);
  set("1");
  await home.done("switch");
  await home.run("rm", ["ran"]);
  home.write(".b", "mine");
  set("2", `".b": { text: "x" }`);
  const before = home.snapshot(BUILT);
  expect(await home.refused(3, "switch")).toContain("/.b' is in the way");
  expect(home.snapshot(BUILT)).toEqual(before);
  expect(await home.done("generations")).toMatch(/^[^\n]* : id 1 -> [^\n]* \(current\)\n$/);
});

test.concurrent("errors, warnings and progress go to stderr, results to stdout", async () => {
  using home = createProject();
  home.configure(`activation: { talks: step({ after: ["writeBoundary"], run: "echo out; echo err >&2" }) }`, `git({ enable: true, userName: "Jane" }),`);
  const ran = await home.hm("switch", "-v");
  expect([ran.status, ran.stdout]).toEqual([0, expect.stringMatching(/Generation 1 is active[^\n]*\n$/)]);
  expect(ran.stdout).not.toMatch(/out\n|err\n|warning|Activating/);
  expect(ran.stderr).toMatch(/'programs\.git\.userName'[^]*settings\.user\.name/);
  expect(ran.stderr).toMatch(/out\n/);
  expect(ran.stderr).toMatch(/err\n/);
  expect(await home.done("generations", "--json").then(JSON.parse)).toMatchObject([{ id: 1, current: true }]);
});

test.concurrent("settings keep the order in which they were written, across definitions and into files", async () => {
  using home = createProject();
  home.configure(
    `sessionVariables: { Z: "1", A: "2" }, file: { "m.json": { mode: "merge", text: '{ "z": 1, "b": { "y": 1, "x": 2 }, "a": 3 }' } }`,
    `git({ enable: true, settings: { zebra: { z: 1, a: 2 }, alias: { st: "status", ci: "commit" } } }), git({ settings: { apple: { b: 1 }, alias: { co: "checkout" }, zebra: { m: 3 } } }), home({ sessionVariables: { M: "3" } }),`,
  );
  await home.done("switch");
  const order = (text: string, names: RegExp) => text.match(names)?.map((it) => it.trim());
  expect(order(home.read(".config/git/config"), /^\[.*\]$|^\t\w+/gm)).toEqual(["[zebra]", "z", "a", "m", "[alias]", "st", "ci", "co", "[apple]", "b"]);
  expect(order(home.read("m.json"), /"\w+"/g)).toEqual(['"z"', '"b"', '"y"', '"x"', '"a"']);
  const vars = home.read(".local/state/hm/profiles/home/home-path/etc/profile.d/hm-session-vars.sh");
  expect(order(vars, /^export [ZAM]=/gm)).toEqual(["export Z=", "export A=", "export M="]);
});

test.concurrent("a login inside of an older session has the variables of the newest generation", async () => {
  using home = createProject();
  const set = (value: string) => home.configure(`sessionVariables: { EDITOR: "${value}" }, sessionPath: ["/${value}/bin"]`, "bash({ enable: true }),");
  const login = (command: string) => home.run("bash", ["-l", "-c", command]);
  set("vi");
  await home.done("switch");
  expect((await login('echo "$EDITOR"')).stdout).toBe("vi\n");
  set("emacs");
  const hm = join(import.meta.dirname, "../../hm");
  const nested = await login(`"${hm}" switch > log 2>&1 && echo "$EDITOR" && exec bash -l -c 'echo "$EDITOR $PATH" && exec bash -l -c "echo \\$EDITOR \\$PATH"'`);
  expect(nested.stdout.split("\n")[0]).toBe("vi");
  const [, one = "", two = ""] = nested.stdout.split("\n");
  expect(one).toMatch(/^emacs \/emacs\/bin:/);
  expect(two.match(/\/emacs\/bin/g)).toHaveLength(1);
});

function without(snapshot: Readonly<Record<string, string>>, ...folders: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(snapshot).filter(([path]) => !folders.some((it) => path === it || path.startsWith(`${it}/`))));
}
