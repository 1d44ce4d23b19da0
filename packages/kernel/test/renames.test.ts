import { defineModule, disable, fallback, force, merge, types, when, z } from "@hm/api";
import { expect, test } from "vitest";
import { configure, problemsOf, warningsOf } from "./report.ts";

const delta = defineModule({ path: "programs.delta", description: "Delta.", options: { enable: z.boolean().default(false), options: z.record(z.string(), z.any()).default({}) }, renamed: { on: "enable" } });
const git = defineModule({
  path: "programs.git",
  description: "Git.",
  options: { settings: z.record(z.string(), z.any()).default({}), ignores: z.array(z.string()).default([]), signing: { key: z.string().nullable().default(null) }, extra: types.lines().default("") },
  renamed: {
    userName: "settings.user.name",
    userEmail: "settings.user.email",
    ignoreList: "ignores",
    "signing.gpg.key": "signing.key",
    oldest: "userName",
    "delta.enable": "programs.delta.on",
    "delta.options": "programs.delta.options",
    "lazygit.enable": "programs.lazygit.enable",
  },
  removed: { svn: "Use git-svn by itself.", "signing.agent": "Set it in programs.gpg." },
});

test("an old name sets the new option, with a warning that names it and the place", () => {
  const config = git({ ignoreList: ["*.o"], signing: { gpg: { key: "ABC" } } } as never);
  expect(configure(config).get(git)).toMatchObject({ ignores: ["*.o"], signing: { key: "ABC" } });
  expect(warningsOf(config)).toEqual(["'programs.git.ignoreList' is now 'programs.git.ignores'.\n@ignoreList", "'programs.git.signing.gpg.key' is now 'programs.git.signing.key'.\n@signing.gpg.key"]);
});

test("an old name may lead into a freeform value, where it merges with the rest", () => {
  const config = [git({ userName: "Jane", settings: { user: { signingKey: "K" }, init: { defaultBranch: "trunk" } } }), git({ userEmail: () => "j@example.org" })];
  expect(configure(config).get(git).settings).toEqual({ user: { name: "Jane", email: "j@example.org", signingKey: "K" }, init: { defaultBranch: "trunk" } });
});

test("an old name of an old name leads to the newest", () => {
  expect(configure(git({ oldest: "Jo" })).get(git).settings).toEqual({ user: { name: "Jo" } });
  expect(warningsOf(git({ oldest: "Jo" }))).toEqual(["'programs.git.oldest' is now 'programs.git.settings.user.name'.\n@oldest"]);
});

test("an old name may lead to another module, and on through its renames", () => {
  const config = [git({ delta: { enable: true, options: { navigate: true } } }), delta({ options: { dark: true } })];
  expect(configure(config).get(delta)).toEqual({ enable: true, options: { dark: true, navigate: true } });
  expect(warningsOf(config)).toEqual(["'programs.git.delta.enable' is now 'programs.delta.enable'.\n@delta.enable", "'programs.git.delta.options' is now 'programs.delta.options'.\n@delta.options"]);
});

test("an old name that leads to a module which is not there is told", () => {
  expect(problemsOf(git({ lazygit: { enable: true } }))).toEqual([
    "HM_MOVED_OPTION 'programs.git.lazygit.enable' is now 'programs.lazygit.enable', and no module in this home has that option.\n@lazygit.enable\n→ Install the module that brings 'programs.lazygit.enable', and set the option there.",
  ]);
});

test("a removed option is told with what to do instead", () => {
  expect(problemsOf(git({ svn: true, signing: { agent: "x", key: "K" } } as never))).toEqual(["HM_REMOVED_OPTION 'programs.git.svn' is gone.\n@svn\n→ Use git-svn by itself.", "HM_REMOVED_OPTION 'programs.git.signing.agent' is gone.\n@signing.agent\n→ Set it in programs.gpg."]);
});

test("ranks count under old names, those around the whole definition too", () => {
  const named = (...inputs: Parameters<typeof git>[0][]) => configure(inputs.map((it) => git(it))).get(git).settings["user"];
  expect(named({ userName: force("A") }, { settings: { user: { name: "B", email: "b" } } })).toEqual({ email: "b", name: "A" });
  expect(named(fallback({ userName: "A" }), { settings: { user: { name: "B" } } })).toEqual({ name: "B" });
  expect(named(merge({ userName: "A" }, () => ({ ignores: ["x"] })), { userEmail: merge(fallback("x"), "y") })).toEqual({ email: "y", name: "A" });
});

test("conditions count under old names", () => {
  expect(configure(when(() => false, git({ userName: "A" })), when(() => true, git({ userEmail: "e" }))).get(git).settings).toEqual({ user: { email: "e" } });
});

test("an old name without a value says nothing", () => {
  expect(warningsOf(git({ userName: undefined }))).toEqual([]);
});

test("a wrong value under an old name is told by the new name, at the place of the old", () => {
  expect(problemsOf(git({ ignoreList: [1] as never }), git({ userName: "A" }), git({ settings: { user: { name: "B" } } }))).toEqual([
    "HM_INVALID_OPTION 'programs.git.ignores[0]' expects a string, but got 1.\n1 @ignoreList.0\n→ Write \"1\", in quotes.",
    "HM_CONFLICT 'programs.git.settings.user.name' has conflicting values:\n\"B\" @settings.user.name\n\"A\" @userName\n→ Wrap the one that should win in force(…), or the other in fallback(…).",
  ]);
});

test("an old or removed name from inside a function is told with the new one", () => {
  expect(problemsOf(git(() => ({ userName: "A", svn: 1 }) as never))).toEqual([
    "HM_UNKNOWN_OPTION 'programs.git.userName' is now 'programs.git.settings.user.name', and an old name cannot be set from inside a function.\n@userName\n→ Set 'programs.git.settings.user.name' instead.",
    "HM_REMOVED_OPTION 'programs.git.svn' is gone.\n@svn\n→ Use git-svn by itself.",
  ]);
});

test("a module that was taken out is no place for an old name to lead to, unless another stands there", () => {
  expect(configure(disable(delta), git({ delta: { enable: true } }), delta({})).get(delta).enable).toBe(true);
});
