import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { home } from "@hm/home";
import { buildHome, requireProgram } from "@hm/testing";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "hm-session-"));
afterAll(() => rmSync(folder, { recursive: true }));

const { profile } = buildHome(
  home({
    sessionVariables: { EDITOR: "vi 'x' \"y\"", COUNT: 3, DEBUG: true, NOTHING: null, CACHE: "$HOME/cache" },
    sessionPath: ["/opt/first", "$HOME/bin"],
    sessionSearchVariables: { MANPATH: ["/opt/man"] },
  }),
);

const shells = [
  ["bash", "sh", (file: string) => ["--norc", "-c", `. ${file}; env`]],
  ["fish", "fish", (file: string) => ["--no-config", "-c", `source ${file}; env`]],
  ["nu", "nu", (file: string) => ["--no-config-file", "-c", `source ${file}; ^env`]],
] as const;

describe.for(shells)("the session script for %s", ([shell, extension, sourcing]) => {
  const program = requireProgram(shell);

  test.skipIf(!program)("sets every variable, with references to others alive", () => {
    const file = join(folder, `session.${extension}`);
    writeFileSync(file, profile[`etc/profile.d/hm-session-vars.${extension}`]!.replaceAll("/store/", "/nowhere/"));
    const printed = execFileSync(program!, sourcing(file), { encoding: "utf8", env: { HOME: folder, PATH: process.env["PATH"], TERM: "dumb" } });
    const env = Object.fromEntries(printed.split("\n").map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));

    expect(env).toMatchObject({ EDITOR: "vi 'x' \"y\"", COUNT: "3", DEBUG: "true", CACHE: `${folder}/cache`, MANPATH: "/opt/man" });
    expect(env["PATH"]).toBe(`/opt/first:${folder}/bin:${process.env["PATH"]}`);
    expect(env).not.toHaveProperty("NOTHING");
  });
});
