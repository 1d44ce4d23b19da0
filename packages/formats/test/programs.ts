import { execFileSync, spawnSync } from "node:child_process";
import { test } from "vitest";

/** Runs a program and gives what it wrote; throws with its errors when it fails. */
export function output(program: string, args: readonly string[], options: { readonly input?: string; readonly env?: Record<string, string>; readonly cwd?: string } = {}): string {
  return execFileSync(program, args, { encoding: "utf8", stdio: "pipe", ...options, env: { PATH: process.env["PATH"]!, HOME: "/nowhere", LC_ALL: "C.UTF-8", ...options.env } });
}

/** A test that needs a program: without it, it fails in CI, and elsewhere is skipped with a loud word. */
export function testWith(program: string, args: readonly string[] = ["--version"]): typeof test {
  if (spawnSync(program, [...args]).error === undefined) return test;
  if (process.env["CI"]) return ((name: string) => test(name, () => { throw new Error(`${program} is not installed.`); })) as unknown as typeof test;
  console.warn(`\n!!! ${program} is not installed: what is written for it goes UNTESTED here.\n`);
  return test.skip as unknown as typeof test;
}
