import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, lstatSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { createProject, type Project } from "./project.ts";

const checkout = join(import.meta.dirname, "../..");
const canMount = process.getuid?.() === 0 && spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;
if (!canMount) console.warn("SKIPPED: mounting is not permitted; generations on their own are tested with hm still there.");
const node = existsSync("/usr/bin/node") ? "/usr/bin/node" : process.execPath;

/** Runs a command where neither hm, nor its packages, nor the configuration are to be found, with Node from PATH. */
function alone(home: Project, command: string, cwd = "/") {
  const path = { PATH: `${dirname(node)}:/usr/bin:/bin` };
  const hide = canMount ? `mount -t tmpfs none ${checkout}; mount -t tmpfs none ${home.directory}/.config; [ ! -e ${checkout}/hm ] || exit 99; ` : "";
  return home.run(canMount ? "unshare" : "bash", canMount ? ["-m", "bash", "-c", hide + command] : ["-c", command], { env: path, cwd });
}

test.concurrent("a generation brings itself back without hm, its packages and the configuration, by the Node on PATH", async () => {
  using home = createProject();
  const outer = (path: string) => join(home.directory, path);
  home.write(".m.json", '{ "own": 1 }');
  home.write(".forced", "mine");
  home.configure(`file: { ".link": { text: "one" }, ".copy": { mode: "copy", text: "one", permissions: 0o600, onChange: "echo changed" }, ".gone": { text: "1" }, ".forced": { text: "hm's", force: true },
    ".m.json": { mode: "merge", text: '{ "theme": "one" }' }, ".m.toml": { mode: "merge", text: 'a = "one"' }, ".m.yaml": { mode: "merge", text: "a: one" } },
    activation: { says: step({ after: ["writeBoundary"], run: "echo from $newGenPath" }) }`);
  expect((await home.hm("switch")).status).toBe(0);
  const first = home.snapshot([".cache", ".local"]);
  const generation = execFileSync("readlink", ["-f", outer(".local/state/hm/profiles/home")], { encoding: "utf8" }).trim();
  home.files(`".link": { text: "two" }, ".copy": { mode: "copy", text: "two" }, ".new/deep": { text: "2" }, ".m.json": { mode: "merge", text: '{ "theme": "two" }' }`);
  await home.done("switch");

  const dry = await alone(home, `${generation}/activate --dry-run`);
  expect(dry).toMatchObject({ status: 0, stdout: "", stderr: expect.stringContaining("This is a dry run") });
  expect(home.read(".link")).toBe("two");
  const { status, stdout, stderr } = await alone(home, `${generation}/activate`);
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  expect(stderr).toContain(`from ${generation}\n`);
  expect(stderr).toContain("changed\n");
  const again = home.snapshot([".cache", ".local"]);
  expect({ ...again, ".config/home-manager/home.config.ts": "" }).toEqual({ ...first, ".config/home-manager/home.config.ts": "" });
  expect(await home.done("generations")).toMatch(/ : id 1 -> .* \(current\)$/m);
  expect((await alone(home, `cd ${home.directory}/.local && ../.local/state/hm/profiles/home/activate`)).status).toBe(0);
});

test.concurrent("on its own, too, a generation reports collisions alike, moves aside, and takes back", async () => {
  using home = createProject();
  home.files(`".a": { text: "1" }, ".c": { mode: "copy", text: "one\\n" }, ".m.json": { mode: "merge", text: '{ "theme": "dark" }' }`);
  const generation = (await home.done("build", "--no-out-link")).trim();
  home.write(".a", "mine");
  home.write(".m.json", '{ "theme": "light" }\n');
  const before = home.snapshot([".cache"]);
  const refused = await alone(home, `${generation}/activate`);
  expect({ status: refused.status, stdout: refused.stdout }).toEqual({ status: 3, stdout: "" });
  const report = await home.refused(3, "switch");
  for (const it of [/Existing file '.*\/\.a' is in the way of '.*'/, /Existing file '.*\/\.m\.json' has another value for 'theme'/, /-\{ "theme": "light" \}/, /\+\{ "theme": "dark" \}/, /Please move the above files and try again/]) {
    expect(refused.stderr).toMatch(it);
    expect(report).toMatch(it);
  }
  expect(home.snapshot([".cache"])).toEqual(before);
  expect((await alone(home, `${generation}/activate -b old`)).status).toBe(0);
  expect([home.read(".a"), home.read(".a.old"), JSON.parse(home.read(".m.json"))]).toEqual(["1", "mine", { theme: "dark" }]);
  home.write(".c", "by hand\n");
  const byHand = await alone(home, `${generation}/activate`);
  expect(byHand.status).toBe(3);
  expect(byHand.stderr).toMatch(/\.c' was changed by hand[^]*-one\n *\+by hand\n/);
  expect(await home.refused(3, "switch")).toMatch(/\.c' was changed by hand[^]*-one\n *\+by hand\n/);
  rmSync(join(home.directory, ".c"));
  expect((await alone(home, `${generation}/activate`)).status).toBe(0);
  expect(readFileSync(join(home.directory, ".c"), "utf8")).toBe("one\n");
  await home.done("uninstall", "--yes");
  expect([home.read(".a"), lstatSync(join(home.directory, ".a")).isFile(), home.read(".m.json")]).toEqual(["mine", true, '{ "theme": "light" }\n']);
});
