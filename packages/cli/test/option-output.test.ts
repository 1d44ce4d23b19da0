import type { Origin } from "@hm/api";
import { force } from "@hm/api";
import type { Contribution, Evaluation, OptionInfo } from "@hm/kernel";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../src/commands/option.ts";
import { fakeContext } from "./fake-context.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hm-option-"));
  writeFileSync(join(folder, "home.config.ts"), `git({ package: "git" });\ngit({\n  package: "git-minimal",\n});\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

function origin(line: number): Origin {
  return { place: () => ({ file: join(folder, "home.config.ts"), line, column: 1 }), keys: ["package"] };
}

function option(it: Partial<OptionInfo> & { readonly path: string }): OptionInfo {
  const declared = { module: "programs.git", place: { file: "/modules/git.ts", line: 12, column: 20 } };
  return { type: "package", description: undefined, default: undefined, internal: false, readOnly: false, declared, value: undefined, contributions: [], children: [], ...it };
}

const contribution = (line: number, value: unknown, rank: number, wins: boolean): Contribution => ({ value, rank, origin: origin(line), wins });

function evaluation(...options: readonly OptionInfo[]): Pick<Evaluation, "option" | "options"> {
  return { option: (path) => options.find((it) => it.path === path), options: () => options };
}

test("an option shows its value, its meaning and each place that sets it", async () => {
  const info = option({
    path: "programs.git.package",
    value: "git-minimal",
    default: "git",
    description: "The Git package.",
    contributions: [contribution(1, "git", 1000, false), contribution(2, force("git-minimal"), 100, true)],
  });
  const { context, out } = fakeContext({}, evaluation(info));
  await run(context, {}, "programs.git.package");
  expect(out().replaceAll(folder, "DIR")).toBe(`programs.git.package
  Value    "git-minimal"
  Default  "git"
  Type     package

  The Git package.

Declared
  programs.git  /modules/git.ts:12:20

Defined
  DIR/home.config.ts:1:7  "git"                    rank 1000, lost
  DIR/home.config.ts:3:3  rank(50, "git-minimal")
`);
});

test("a group lists what is below it", async () => {
  const { context, out } = fakeContext({}, evaluation(option({ path: "programs.git", type: "group", children: ["enable", "settings", "a b"], value: { enable: true, settings: { user: {} } } })));
  await run(context, {}, "programs.git");
  expect(out()).toContain('Below it\n  enable    true\n  settings  { user: {} }\n  "a b"\n');
});

test("an option is printed as JSON, with exact places", async () => {
  const info = option({ path: "programs.git.package", value: "git", contributions: [contribution(2, "git", 100, true)] });
  const { context, out } = fakeContext({}, evaluation(info));
  await run(context, { json: true }, "programs.git.package");
  expect(JSON.parse(out())).toMatchObject({ value: "git", definitions: [{ place: { line: 3, column: 3 }, rank: 100, wins: true, value: "git" }] });
});

test("an unknown path suggests near ones", async () => {
  const { context } = fakeContext({}, evaluation(option({ path: "programs.git.settings" }), option({ path: "programs.git.enable" })));
  await expect(run(context, {}, "programs.git.setings")).rejects.toMatchObject({ code: "HM_NO_SUCH_OPTION", hint: "Did you mean 'programs.git.settings'?" });
  await expect(run(context, {}, "git.enable")).rejects.toMatchObject({ hint: expect.stringContaining("'programs.git.enable'") });
});

test("a search matches all words, in paths first, and shows first sentences", async () => {
  const options = [
    option({ path: "home.packages", description: "Also for git users. More." }),
    option({ path: "programs.git.enable", description: "Whether to enable Git." }),
    option({ path: "programs.git.hidden", internal: true }),
  ];
  const { context, out } = fakeContext({}, evaluation(...options));
  expect(await run(context, { search: ["GIT"] })).toBe(0);
  expect(out()).toBe("programs.git.enable\n  Whether to enable Git.\nhome.packages\n  Also for git users.\n");
  expect(await run(fakeContext({}, evaluation(...options)).context, { search: ["nowhere"] })).toBe(1);
});

test("either a path or words are needed", async () => {
  await expect(run(fakeContext({}).context, {})).rejects.toMatchObject({ code: "HM_USAGE" });
});
