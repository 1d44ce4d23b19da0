import type { HomeFile, ManagedFile } from "@hm/kernel";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { run } from "../src/commands/adopt.ts";
import { fakeContext, fakeGeneration } from "./fake-context.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "hm-adopt-"));
  mkdirSync(join(home, "store"));
});
afterEach(() => rmSync(home, { recursive: true }));

function write(path: string, text: string): string {
  writeFileSync(join(home, path), text);
  return join(home, path);
}

function asked(target: string, it: Partial<HomeFile> & Pick<HomeFile, "source">): HomeFile {
  return { target, mode: "copy", recursive: false, origin: { place: () => ({ file: join(home, "home.config.ts"), line: 1, column: 1 }), keys: ["file", target] }, ...it } as HomeFile;
}

function copied(object: string): ManagedFile {
  return { mode: "copy", object, digest: "", permissions: 0o600 };
}

/** Adopts paths of a home whose generation and configuration have one file each. */
async function adopt(path: string, managed: ManagedFile, file: HomeFile | undefined, flags = {}): Promise<string> {
  const generations = () => [{ id: 1, path: "/x", date: new Date(), current: true }];
  const generation = () => fakeGeneration("/x", { homeDirectory: home, files: { [path]: managed } });
  const { context, out } = fakeContext({ generations, generation }, { home: () => ({ files: file ? [file] : [] }) });
  await run(context, flags, [join(home, path)]);
  return out();
}

test("a changed copy goes back into its source file", async () => {
  const source = write("app.conf.source", "a = 1\n");
  write("app.conf", "a = 2\n");
  const said = await adopt("app.conf", copied(write("store/o", "a = 1\n")), asked("app.conf", { source: { kind: "path", path: source } }));
  expect(readFileSync(source, "utf8")).toBe("a = 2\n");
  expect(said).toContain("-a = 1\n+a = 2\n");
});

test("nothing is written in a dry run", async () => {
  const source = write("app.conf.source", "a = 1\n");
  write("app.conf", "a = 2\n");
  expect(await adopt("app.conf", copied(write("store/o", "a = 1\n")), asked("app.conf", { source: { kind: "path", path: source } }), { dryRun: true })).toContain("Would write");
  expect(readFileSync(source, "utf8")).toBe("a = 1\n");
});

test("text of the configuration is printed with its place", async () => {
  write("home.config.ts", `home({ file: { "app.conf": { text: "a = 1\\n" } } });\n`);
  write("app.conf", "a = 2\n");
  const said = await adopt("app.conf", copied(write("store/o", "a = 1\n")), asked("app.conf", { source: { kind: "text", text: "a = 1\n" } }));
  expect(said).toMatch(/~\/app\.conf is set at .*home\.config\.ts:1:30\. Make it:\n\na = 2\n$/);
});

test("a file inside a recursive folder goes back to its own source", async () => {
  mkdirSync(join(home, "dots"));
  mkdirSync(join(home, "src"));
  const source = write("src/a", "old\n");
  write("dots/a", "new\n");
  await adopt("dots/a", { mode: "link", to: write("store/o", "old\n") }, asked("dots", { mode: "link", recursive: true, source: { kind: "path", path: join(home, "src") } }));
  expect(readFileSync(source, "utf8")).toBe("new\n");
});

test("changed keys of a merged file go into the source, with its comments and order", async () => {
  const source = write("source.toml", "# mine\nname = 'a'\nsize = 1\n");
  write("app.toml", "other = true\nsize = 2\nname = 'a'\n");
  const managed: ManagedFile = { mode: "merge", format: "toml", values: { name: "a", size: 1 }, permissions: 0o644 };
  await adopt("app.toml", managed, asked("app.toml", { mode: "merge", source: { kind: "path", path: source } }));
  expect(readFileSync(source, "utf8")).toBe("# mine\nname = 'a'\nsize = 2\n");
});

test("a file as hm left it is nothing to do", async () => {
  write("app.conf", "a = 1\n");
  expect(await adopt("app.conf", copied(write("store/o", "a = 1\n")), asked("app.conf", { source: { kind: "text", text: "a = 1\n" } }))).toContain("Nothing to do");
  symlinkSync(join(home, "store/o"), join(home, "linked"));
  expect(await adopt("linked", { mode: "link", to: join(home, "store/o") }, asked("linked", { source: { kind: "text", text: "a = 1\n" } }))).toContain("Nothing to do");
});

test.each([
  ["a module makes", { source: { kind: "text", text: "a" }, origin: { place: () => undefined, keys: [], module: "programs.git" } }, "HM_CANNOT_ADOPT"],
  ["the configuration computes", { source: { kind: "stored", name: "x", content: { text: "a" } } }, "HM_CANNOT_ADOPT"],
  ["has a source that is gone", { source: { kind: "path", path: "/nowhere/x" } }, "HM_CANNOT_ADOPT"],
  ["the configuration no longer has", undefined, "HM_NOT_IN_CONFIGURATION"],
] as const)("a file that %s is left to the user", async (_, file, code) => {
  write("app.conf", "b\n");
  await expect(adopt("app.conf", copied(write("store/o", "a\n")), file && asked("app.conf", file))).rejects.toMatchObject({ code });
});

test("a path that hm does not manage is refused", async () => {
  const generations = () => [{ id: 1, path: "/x", date: new Date(), current: true }];
  const { context } = fakeContext({ generations, generation: () => fakeGeneration("/x", { homeDirectory: home }) }, { home: () => ({ files: [] }) });
  await expect(run(context, {}, [join(home, "mine")])).rejects.toMatchObject({ code: "HM_NOT_MANAGED" });
  await expect(run(context, {}, ["/etc/passwd"])).rejects.toMatchObject({ code: "HM_NOT_MANAGED" });
});
