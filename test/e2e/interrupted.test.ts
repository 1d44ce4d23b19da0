import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { BUILT, createProject, type Project } from "./project.ts";

/** Waits until a file is there, as a step of an activation makes it. */
async function appears(home: Project, path: string): Promise<void> {
  while (!existsSync(join(home.directory, path))) await delay(20);
}

/** A configuration whose activation, once it has changed the home, waits for as long as there is no file `go`. */
function slow(home: Project, text: string): void {
  home.configure(`file: { ".a": { text: "${text}" }, ".c": { mode: "copy", text: "${text}" }, "new/${text}": { text: "x" } },
    activation: { wait: step({ after: ["linkGeneration"], run: "echo $PPID > $HOME/pid; touch $HOME/here; until [ -e $HOME/go ]; do sleep 0.02; done" }) }`);
}

test.concurrent("the second of two switches at once is told so, changes nothing, and succeeds later", async () => {
  using home = createProject();
  slow(home, "1");
  const first = home.hm("switch");
  await appears(home, "here");
  const before = home.snapshot(BUILT);
  const said = await home.refused(5, "switch");
  expect(said).toMatch(/HM_LOCKED {2}Another hm \(process \d+\) is changing this home\.\n.*try again/);
  for (const command of [["rollback"], ["uninstall", "--yes"], ["gc"], ["remove-generations", "1"]]) expect([1, 5]).toContain((await home.hm(...command)).status);
  expect(home.snapshot(BUILT)).toEqual(before);
  home.write("go", "");
  expect(await first).toMatchObject({ status: 0, stderr: "" });
  expect(await home.done("switch")).toMatch(/^Nothing to do/);
});

test.concurrent("after kill -9 in the middle, the next hm takes the switch back and says so", async () => {
  using home = createProject();
  home.write("mine", "mine");
  home.configure(`file: { ".a": { text: "0" }, ".c": { mode: "copy", text: "0" } }`);
  await home.done("switch");
  const before = home.snapshot(BUILT);
  slow(home, "2");
  const configured = home.read(".config/home-manager/home.config.ts");
  const killed = home.hm("switch");
  await appears(home, "here");
  expect(home.read(".a")).toBe("2");
  await home.run("kill", ["-9", readFileSync(join(home.directory, "pid"), "utf8").trim()]);
  home.write("go", "");
  await killed;
  expect(await home.done("generations")).toContain("id 2");
  const next = await home.hm("rollback", "7");
  expect(next.stderr).toMatch(/^The switch to generation 2 was interrupted\. It has been taken back: the home is as generation 1 left it\.\n/);
  await home.run("rm", ["here", "go", "pid"]);
  const after = home.snapshot(BUILT);
  expect(after[".config/home-manager/home.config.ts"]).toContain(configured.slice(0, 20));
  expect({ ...after, ".config/home-manager/home.config.ts": "" }).toEqual({ ...before, ".config/home-manager/home.config.ts": "" });
});

test.concurrent("Ctrl-C takes back what was begun", async () => {
  using home = createProject();
  slow(home, "1");
  const before = home.snapshot([...BUILT, ".local"]);
  const interrupted = home.hm("switch");
  await appears(home, "here");
  await home.run("kill", ["-INT", readFileSync(join(home.directory, "pid"), "utf8").trim()]);
  home.write("go", "");
  const { status, stderr } = await interrupted;
  expect(status).toBe(4);
  expect(stderr).toMatch(/HM_ACTIVATION_FAILED[^]*interrupted by SIGINT[^]*Everything was taken back: the home is as it was before hm/);
  await home.run("rm", ["here", "go", "pid"]);
  expect(home.snapshot([...BUILT, ".local"])).toEqual(before);
});

test.concurrent("a step that fails takes the switch back, and the message says what state the home is in", async () => {
  using home = createProject();
  home.files(`".a": { text: "1" }`);
  await home.done("switch");
  const before = home.snapshot(BUILT);
  const set = (where: string) => home.configure(`file: { ".a": { text: "2" }, ".b": { text: "2", onChange: "true" } }, activation: { breaks: step({ ${where}, run: "echo why it failed; false" }) }`);
  set(`after: ["linkGeneration"]`);
  const configured = { ".config/home-manager/home.config.ts": "" };
  expect(await home.refused(4, "switch")).toMatch(/why it failed\nHM_ACTIVATION_FAILED {2}The step 'breaks' ended with status 1\.\n {2}Everything was taken back: the home is as generation 1 left it\.\n/);
  expect({ ...home.snapshot(BUILT), ...configured }).toEqual({ ...before, ...configured });
  set(`before: ["writeBoundary"]`);
  expect(await home.refused(1, "switch")).toMatch(/HM_STEP_FAILED.*'breaks'[^]*Nothing was changed/);
  expect({ ...home.snapshot(BUILT), ...configured }).toEqual({ ...before, ...configured });
  home.configure(`file: { ".a": { text: "2", onChange: "exit 3" } }`);
  expect(await home.refused(4, "switch")).toMatch(/ended with status 3[^]*generation 1/);
  expect(home.read(".a")).toBe("1");
});
