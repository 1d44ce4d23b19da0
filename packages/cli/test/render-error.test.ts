import { HmError, type Origin } from "@hm/api";
import { expect, test } from "vitest";
import { createOutput } from "../src/output/terminal.ts";
import type { Setting } from "../src/report/exhibit.ts";
import { renderError } from "../src/report/render-error.ts";
import { renderNotice } from "../src/report/render-notice.ts";

const FILES: Record<string, string> = {
  "/home/jdoe/hm/home.config.ts": `export default defineHome([\n  git({ package: "git" }),\n\tgit({ settings: { user } }),\n]);\n`,
  "/home/jdoe/hm/parts/work.ts": `export const work = git({ package: "git-minimal" });\n`,
  "/home/jdoe/wide.ts": `git({ ${"a: 1, ".repeat(60)}wide: 2 })\n`,
};

function setting(columns = 80, rich = false): [Setting["output"], Partial<Setting>] {
  const output = createOutput({ isTTY: true, columns, write: () => true }, rich);
  return [output, { standpoint: { cwd: "/home/jdoe/hm", home: "/home/jdoe" }, read: (file) => FILES[file] }];
}

function origin(file: string, line: number, column: number, ...keys: (string | number)[]): Origin {
  return { place: () => ({ file, line, column }), keys };
}

const conflict = new HmError("HM_CONFLICT", "'programs.git.package' has conflicting values:", {
  exhibits: [
    { text: '"git" at', origin: origin("/home/jdoe/hm/home.config.ts", 2, 3, "package") },
    { text: '"git-minimal"', origin: origin("/home/jdoe/hm/parts/work.ts", 1, 21, "package") },
  ],
  hint: "Wrap the one that should win in force(…), or the other in fallback(…).",
});

test("an error shows each place with its line, and then what to do", async () => {
  expect(await renderError(conflict, ...setting())).toBe(
    `HM_CONFLICT  'programs.git.package' has conflicting values:
  "git" at home.config.ts:2:9
    2 |   git({ package: "git" }),
      |         ^^^^^^^
  "git-minimal" at parts/work.ts:1:27
    1 | export const work = git({ package: "git-minimal" });
      |                           ^^^^^^^
  Wrap the one that should win in force(…), or the other in fallback(…).
`,
  );
});

test("the mark stands under its key behind tabs", async () => {
  const error = new HmError("HM_X", "x", { exhibits: [{ origin: origin("/home/jdoe/hm/home.config.ts", 3, 2, "settings", "user") }] });
  expect((await renderError(error, ...setting())).split("\n")).toContain("      | \t                  ^^^^");
});

test("a file outside of the working directory is shown from the home", async () => {
  const error = new HmError("HM_X", "x", { exhibits: [{ origin: origin("/home/jdoe/gone.ts", 3, 2, "a") }] });
  expect(await renderError(error, ...setting())).toBe("HM_X  x\n  ~/gone.ts:3:2\n");
});

test("a long line is cut around its key", async () => {
  const error = new HmError("HM_X", "x", { exhibits: [{ origin: origin("/home/jdoe/wide.ts", 1, 1, "wide") }] });
  const [, , line, mark] = (await renderError(error, ...setting(60))).split("\n");
  expect(line!.length).toBeLessThanOrEqual(60);
  expect(line!.slice(mark!.indexOf("^"), mark!.lastIndexOf("^") + 1)).toBe("wide");
});

test("a place that a module set names the module", async () => {
  const error = new HmError("HM_X", "x", { exhibits: [{ text: "true", origin: { place: () => undefined, keys: [], module: "programs.git" } }] });
  expect(await renderError(error, ...setting())).toBe("HM_X  x\n  true (programs.git)\n");
});

test("several problems come in one report, with the sum at its end", async () => {
  const error = new HmError("HM_INVALID", "2 problems", { problems: [new HmError("HM_A", "first"), new HmError("HM_B", "second", { hint: "Do it." })] });
  expect(await renderError(error, ...setting())).toBe("HM_A  first\n\nHM_B  second\n  Do it.\n\nHM_INVALID  2 problems\n");
});

test("a single problem needs no sum", async () => {
  expect(await renderError(new HmError("HM_INVALID", "1 problem", { problems: [new HmError("HM_A", "first")] }), ...setting())).toBe("HM_A  first\n");
});

test("a terminal gets colours", async () => {
  expect(await renderError(conflict, ...setting(80, true))).toContain("\u001b[");
});

test("a warning shows its places", async () => {
  expect(await renderNotice({ message: "'userName' is now 'settings.user.name'", origins: [origin("/home/jdoe/hm/home.config.ts", 2, 3)] }, ...setting())).toBe(
    `warning: 'userName' is now 'settings.user.name'
  home.config.ts:2:3
    2 |   git({ package: "git" }),
      |   ^^^
`,
  );
});

test("collisions are listed as the manual shows them, with what was changed by hand", async () => {
  const error = Object.assign(new HmError("HM_COLLISION", "in the way", { hint: "Please move the above files and try again" }), {
    collisions: [
      { path: ".a", kind: "file", message: "Existing file '/home/jdoe/.a' is in the way of '/store/a'" },
      { path: ".b", kind: "changed by hand", message: "Existing file '/home/jdoe/.b' was changed by hand", texts: { last: "1\n", now: "2\n", next: "3\n" } },
    ],
  });
  expect(await renderError(error, ...setting())).toBe(`HM_COLLISION  2 collisions; nothing was changed.
  Existing file '/home/jdoe/.a' is in the way of '/store/a'
  Existing file '/home/jdoe/.b' was changed by hand
    --- ~/.b as hm left it
    +++ ~/.b as it is
    @@ -1,1 +1,1 @@
    -1
    +2
    Take the change into the configuration with: hm adopt ~/.b
  Please move the above files and try again
`);
});
