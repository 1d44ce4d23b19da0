import { existsSync, readFileSync, readlinkSync, writeFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createRealHome } from "./real-home.ts";

test("what hm init writes can be switched to at once, and is not overwritten", () => {
  using home = createRealHome();
  rmSync(join(home.path, ".config"), { recursive: true });
  expect(home.hm("init")).toMatchObject({ status: 0, err: "" });
  expect(home.hm("switch")).toMatchObject({ status: 0, err: "" });
  expect(home.hm("init")).toMatchObject({ status: 1, out: "", err: expect.stringContaining("HM_PROJECT_EXISTS") });
});

test("a home is switched, diffed, rolled back and left as it was", () => {
  using home = createRealHome();
  home.write("notes", "mine\n");
  const before = home.list();
  home.configure(`file: { "notes": { text: "one\\n" } }`);

  expect(home.hm("switch")).toMatchObject({ status: 3, out: "", err: expect.stringMatching(/^HM_COLLISION .*\n.*Existing file '.*notes' is in the way of/) });
  expect(home.list()).toEqual(before);
  expect(home.hm("switch", "-b", "old")).toMatchObject({ status: 0, out: expect.stringMatching(/^Generation 1 is active: .*1 backed up\.\n$/), err: "" });
  expect(home.hm("switch")).toMatchObject({ status: 0, out: "Nothing to do: generation 1 is in place.\n" });

  home.configure(`file: { "notes": { text: "two\\n" } }`);
  expect(home.hm("diff").out).toContain("-one\n+two\n");
  expect(home.hm("switch", "--dry-run").out).toContain("update  ~/notes");
  expect(readFileSync(join(home.path, "notes"), "utf8")).toBe("one\n");
  home.hm("switch");
  expect(readFileSync(join(home.path, "notes"), "utf8")).toBe("two\n");

  const listed = home.hm("generations").out.trim().split("\n");
  expect(listed).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d : id 2 -> \/.* \(current\)$/), expect.stringMatching(/ : id 1 -> \/\S*$/)]);
  expect(home.hm("rollback").status).toBe(0);
  expect(readFileSync(join(home.path, "notes"), "utf8")).toBe("one\n");
  expect(home.hm("remove-generations", "1")).toMatchObject({ status: 1, err: expect.stringContaining("HM_CURRENT_GENERATION") });
  expect(home.hm("expire-generations", "-0 days")).toMatchObject({ status: 0, out: "Removed generation 2\n" });
  expect(home.hm("gc").out).toMatch(/^Removed \d+ objects/);

  expect(home.hm("uninstall")).toMatchObject({ status: 2, err: expect.stringContaining("--yes") });
  expect(home.hm("uninstall", "--yes").status).toBe(0);
  expect(home.list()).toEqual(before);
  expect(readFileSync(join(home.path, "notes"), "utf8")).toBe("mine\n");
  expect(existsSync(join(home.path, ".local/state/hm"))).toBe(false);
});

test("hm build links the result and prints its path", () => {
  using home = createRealHome();
  const { out, status } = home.hm("build");
  expect(status).toBe(0);
  expect(readlinkSync(join(home.path, "result"))).toBe(out.trim());
  expect(existsSync(join(out.trim(), "activate"))).toBe(true);
});

test("a mistake shows its line, changes nothing and has no stack trace", () => {
  using home = createRealHome();
  home.configure("", `  git({ enable: true,\n    enabel: true }),`);
  const before = home.list();
  const { status, out, err } = home.hm("switch");
  expect({ status, out }).toEqual({ status: 1, out: "" });
  expect(err).toBe(`HM_UNKNOWN_OPTION  'programs.git' has no option 'enabel'.
  .config/home-manager/home.config.ts:8:5
    8 |     enabel: true }),
      |     ^^^^^^
  Did you mean 'enable'?
`);
  expect(home.list()).toEqual(before);
});

test.each([
  [["swich"], "Did you mean switch?"],
  [["switch", "--dry-runn"], "Did you mean --dry-run?"],
  [["rollback", "x"], "'x' is not the number of a generation"],
  [["expire-generations", "soon"], "'soon' is neither a date nor an age"],
  [["generations", "left", "over"], "Too many arguments"],
  [[], "Usage: hm"],
])("hm %j is wrong usage", (args, says) => {
  using home = createRealHome();
  expect(home.hm(...args)).toMatchObject({ status: 2, out: "", err: expect.stringContaining(says) });
});

test("an option is explained with the exact place of its definition", () => {
  using home = createRealHome();
  home.configure("", `  git({ enable: true, settings: { user: { name: "Jane" } } }),`);
  const { out, status } = home.hm("option", "programs.git.settings.user.name", "--json");
  expect(status).toBe(0);
  const place = { file: join(home.path, ".config/home-manager/home.config.ts"), line: 7, column: 43 };
  expect(JSON.parse(out)).toMatchObject({ value: "Jane", definitions: [{ place }] });
  expect(home.hm("option", "programs.git.setings")).toMatchObject({ status: 1, out: "", err: expect.stringContaining("'programs.git.settings'") });
  expect(home.hm("option", "--search", "user", "manager").out).toContain("systemd.user");
});

test("a change made by hand is shown, and goes back into its source", () => {
  using home = createRealHome();
  home.write(".config/home-manager/app.conf", "a = 1\n");
  home.configure(`file: { ".app.conf": { mode: "copy", source: "./app.conf" } }`);
  expect(home.hm("switch").err).toBe("");
  rmSync(join(home.path, ".app.conf"));
  writeFileSync(join(home.path, ".app.conf"), "a = 2\n");
  expect(home.hm("status").out).toContain("-a = 1\n  +a = 2\n");
  expect(home.hm("adopt", ".app.conf").out).toMatch(/^Wrote .*app\.conf\n/);
  expect(readFileSync(join(home.path, ".config/home-manager/app.conf"), "utf8")).toBe("a = 2\n");
  expect(home.hm("switch")).toMatchObject({ status: 0, err: "" });
  expect(home.hm("status").out).toBe("The home is as hm left it.\n");
});

test("the doctor finds a new home healthy, and a damaged one not", () => {
  using home = createRealHome();
  home.configure(`file: { ".a": { text: "a\\n" } }`);
  home.hm("switch");
  const states = (it: string) => (JSON.parse(it) as { name: string; state: string }[]).filter(({ state }) => state === "fail").map(({ name }) => name);
  expect(states(home.hm("doctor", "--json").out)).toEqual([]);
  const object = readlinkSync(join(home.path, ".a"));
  rmSync(object);
  const { status, out } = home.hm("doctor", "--json");
  expect([status, states(out)]).toEqual([1, ["store"]]);
});

test("news are new once", () => {
  using home = createRealHome();
  expect(home.hm("news").out).toContain("new\n");
  expect(home.hm("news").out).toMatch(/^Nothing new/);
  expect(JSON.parse(home.hm("news", "--all", "--json").out)[0]).toMatchObject({ read: true });
});
