import { readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BUILT, createProject } from "./project.ts";

test.concurrent("a copy that was changed by hand is shown as a diff, and nothing at all is written", async () => {
  using home = createProject();
  const set = (text: string) => home.files(`".conf": { mode: "copy", text: "${text}" }, ".other": { text: "${text}" }`);
  set("one\\n");
  await home.done("switch");
  home.write(".conf", "one\nmine\n");
  set("two\\n");
  await home.done("build");
  const before = home.snapshot([".cache"]);
  const said = await home.refused(3, "switch");
  expect(home.snapshot([".cache"])).toEqual(before);
  expect(said).toContain(`
    --- ~/.conf as hm left it
    +++ ~/.conf as it is
    @@ -1,1 +1,2 @@
     one
    +mine
    Take the change into the configuration with: hm adopt ~/.conf
`);
  expect(said).toMatch(/^HM_COLLISION {2}1 collision; nothing was changed\.\n {2}Existing file '.*\/\.conf' was changed by hand and is in the way of '/);
  expect(said).toMatch(/\n {2}Please move the above files and try again, or use -b EXTENSION to move them aside\n$/);
});

test.concurrent("what was changed by hand is compared three ways", async () => {
  using home = createProject();
  const set = (text: string) => home.files(`".conf": { mode: "copy", text: "${text}" }`);
  set("one");
  await home.done("switch");
  home.write(".conf", "two");
  set("two");
  expect(await home.done("switch")).toMatch(/^Generation 2 is active/);
  home.write(".conf", "two and mine");
  expect(await home.refused(3, "switch")).toContain("changed by hand");
  expect(await home.refused(3, "rollback")).toContain("changed by hand");
  set("three");
  await home.done("switch", "-b", "mine");
  expect([home.read(".conf"), home.read(".conf.mine")]).toEqual(["three", "two and mine"]);
  rmSync(join(home.directory, ".conf"));
  await home.done("switch");
  expect(home.read(".conf")).toBe("three");
});

test.concurrent("hm status tells what is missing, changed or replaced, and nothing else", async () => {
  using home = createProject();
  home.files(`".gone": { text: "1" }, ".link": { text: "link\\n" }, ".copy": { mode: "copy", text: "copy\\n" }, ".fine": { text: "2" }, ".once": { mode: "create", text: "3" }, ".m.json": { mode: "merge", text: '{"a":1}' }`);
  expect(await home.done("status")).toBe("No generation was activated yet.\n");
  await home.done("switch");
  expect(await home.done("status")).toBe("The home is as hm left it.\n");
  for (const it of [".gone", ".link", ".copy"]) rmSync(join(home.directory, it));
  home.write(".link", "mine\n");
  symlinkSync("/nowhere", join(home.directory, ".copy"));
  home.write(".once", "mine");
  home.write(".m.json", '{ "a": 2, "b": 3 }');
  const before = home.snapshot([".cache"]);
  const listed = await home.done("status");
  expect(listed.match(/^\w+ +~\S+/gm)).toEqual(["replaced  ~/.copy", "missing   ~/.gone", "replaced  ~/.link", "changed   ~/.m.json"]);
  expect(listed).toContain("-link\n  +mine\n");
  expect((JSON.parse(await home.done("status", "--json")) as { path: string; state: string }[]).map((it) => [it.path, it.state])).toEqual([[".copy", "replaced"], [".gone", "missing"], [".link", "replaced"], [".m.json", "changed"]]);
  expect(home.snapshot([".cache"])).toEqual(before);
});

test.concurrent("hm diff shows what a switch would change, and how generations differ, and changes nothing", async () => {
  using home = createProject();
  const set = (text: string, more = "") => home.configure(`file: { ".conf": { text: "${text}" } }, ${more}`);
  set("one\\n", `packages: [pkg("git")], sessionVariables: { A: "1" }`);
  await home.done("switch");
  set("two\\n", `packages: [pkg("htop")], sessionVariables: { A: "2" }, activation: { mine: step({ after: ["writeBoundary"], run: "true" }) }`);
  const before = home.snapshot(BUILT);
  const diff = await home.done("diff");
  expect(diff).toMatch(/-one\n\+two\n[^]*Packages\n {2}- git\n {2}\+ htop\nSession variables\n {2}- A=1\n {2}\+ A=2\nActivation steps\n {2}\+ mine\n/);
  expect(home.snapshot(BUILT)).toEqual(before);
  await home.done("switch");
  expect(await home.done("diff", "1", "2")).toBe(diff);
  expect(await home.done("diff", "2", "1")).toContain("-two\n+one\n");
  expect(await home.done("diff")).toBe("Nothing to do.\n");
  expect(await home.refused(1, "diff", "7")).toMatch(/7.*\n.*hm generations/);
});

test.concurrent("hm adopt takes a change back into the source, or prints where it belongs", async () => {
  using home = createProject();
  const source = join(home.directory, ".config/home-manager/app.conf");
  writeFileSync(source, "a = 1\n");
  home.files(`".app": { mode: "copy", source: "./app.conf" },\n".text": { mode: "copy", text: "t\\n" }, ".link": { source: "./app.conf" }`);
  await home.done("switch");
  home.write(".app", "a = 2\n");
  home.write(".text", "changed\n");
  rmSync(join(home.directory, ".link"));
  const before = home.snapshot([".cache"]);
  expect(await home.refused(1, "adopt", ".app", ".link")).toMatch(/HM_CANNOT_ADOPT.*\.link.* gone/);
  expect(await home.done("adopt", "--dry-run", ".app")).toMatch(/^Would write .*app\.conf\n[^]*-a = 1\n\+a = 2\n/);
  expect(await home.done("adopt", ".text")).toMatch(/^~\/\.text is set at .*home\.config\.ts:9:\d+\. Make it:\n\nchanged\n$/);
  expect(home.snapshot([".cache"])).toEqual(before);
  await home.done("adopt", ".app");
  expect(readFileSync(source, "utf8")).toBe("a = 2\n");
  expect(await home.done("adopt", ".app")).toContain("Nothing to do");
  expect(await home.refused(1, "adopt", ".bashrc")).toContain("HM_NOT_MANAGED");
  expect(await home.refused(1, "adopt", "/etc/passwd")).toContain("HM_NOT_MANAGED");
  home.write(".text", "t\n");
  expect(await home.done("switch")).toMatch(/^Generation 2/);
});
