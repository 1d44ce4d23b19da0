import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { gitConfig, type GitSettings } from "../src/git-config.ts";
import { output, testWith } from "./programs.ts";

const folder = mkdtempSync(join(tmpdir(), "hm-git-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

function readBack(settings: GitSettings): string[] {
  const file = join(folder, "config");
  writeFileSync(file, gitConfig(settings));
  return output("git", ["config", "--file", file, "--list", "-z"]).split("\0").slice(0, -1);
}

test("writes sections, subsections, lists and kinds of values", () => {
  const settings = {
    user: { name: 'Jane "JD" Doe', email: "jane@example.org", signingKey: null },
    core: { autocrlf: false, abbrev: 12 },
    url: { "git@github.com:": { insteadOf: ["https://github.com/", "gh:"] } },
    remote: { origin: { x: { fetch: "+refs\\heads\t*" } } },
    'extra "with.dots"': { worked: true },
    "branch.main": { remote: undefined, merge: "refs/heads/main\n" },
    empty: {},
  };
  expect(gitConfig(settings)).toBe(
    [
      '[user]\n\tname = "Jane \\"JD\\" Doe"\n\temail = "jane@example.org"\n',
      "[core]\n\tautocrlf = false\n\tabbrev = 12\n",
      '[url "git@github.com:"]\n\tinsteadOf = "https://github.com/"\n\tinsteadOf = "gh:"\n',
      '[remote "origin.x"]\n\tfetch = "+refs\\\\heads\\t*"\n',
      '[extra "with.dots"]\n\tworked = true\n',
      '[branch "main"]\n\tmerge = "refs/heads/main\\n"\n',
    ].join("\n"),
  );
});

test("writes keys of a section before its subsections", () => {
  expect(gitConfig({ gpg: { ssh: { program: "s" }, format: "ssh" } })).toBe('[gpg]\n\tformat = "ssh"\n\n[gpg "ssh"]\n\tprogram = "s"\n');
});

testWith("git")("is read by git as it was meant, whatever the values and subsections hold", () => {
  const value = fc.oneof(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.array(fc.constantFrom("\n", "\t", '"', "\\", ";", "#", " ", "\b", "\r", "=", "[", "ä", "n"), { maxLength: 8 }).map((it) => it.join("")),
  );
  const text = value.filter((it) => !it.includes("\0") && it.isWellFormed());
  const subsection = text.filter((it) => !it.includes("\n") && it !== "");
  const word = fc.constantFrom("alias", "core", "user-x", "u2");
  const section = fc.dictionary(word, fc.oneof(text, fc.boolean(), fc.integer(), fc.array(text, { minLength: 1, maxLength: 3 })), { minKeys: 1, maxKeys: 3 });
  const lines = (prefix: string, keys: Readonly<Record<string, unknown>>) => Object.entries(keys).flatMap(([key, it]) => [it].flat().map((one) => `${prefix}.${key}\n${one}`));
  fc.assert(
    fc.property(word, subsection, section, section, (name, below, plain, deep) => {
      fc.pre(!Object.hasOwn(plain, below));
      expect(readBack({ [name]: { ...plain, dropped: null, [below]: deep } })).toEqual([...lines(name, plain), ...lines(`${name}.${below}`, deep)]);
    }),
    { numRuns: 150 },
  );
});
