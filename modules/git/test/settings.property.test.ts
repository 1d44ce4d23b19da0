import { git } from "@hm/git";
import { requireProgram } from "@hm/testing";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createGitHome } from "./git-home.ts";

const delicate = fc.constantFrom("\r", "\n", "\t", "\b", '"', "\\", "#", ";", " ", "]", "=", "$", "\u007f", "\ufeff", "é", "😀");
const text = fc.string({ unit: fc.oneof(delicate, fc.string({ unit: "binary", minLength: 1, maxLength: 1 })) }).map((it) => it.replaceAll("\0", ""));
const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,8}$/);
const scalar = fc.oneof(text, fc.boolean(), fc.integer());
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }));
const keys = fc.dictionary(name, value, { maxKeys: 3 });
const subsection = text.map((it) => it.replaceAll("\n", ""));
const settings = fc.dictionary(
  name,
  fc.tuple(keys, fc.dictionary(subsection, keys, { maxKeys: 3 })).map(([own, below]) => ({ ...below, ...own })),
  { maxKeys: 3 },
);

test.skipIf(!requireProgram("git"))("Git reads back whatever is written", async () => {
  await fc.assert(
    fc.asyncProperty(settings, async (written) => {
      using home = createGitHome(git({ enable: true, settings: written }));

      const printed = (await home.git("", "config", "--file", ".config/git/config", "--list", "-z")).split("\0").slice(0, -1);

      expect(printed.toSorted()).toEqual(entries([], written).toSorted());
    }),
    { numRuns: 60 },
  );
});

/** What Git prints: names of sections and keys in lower case, those of subsections as they are. */
function entries(path: readonly string[], it: unknown): string[] {
  if (Array.isArray(it)) return it.flatMap((one) => entries(path, one));
  if (typeof it === "object" && it !== null) return Object.entries(it).flatMap(([key, below]) => entries([...path, key], below));
  const [section, ...rest] = path;
  return [`${[section!.toLowerCase(), ...rest.slice(0, -1), rest.at(-1)!.toLowerCase()].join(".")}\n${it}`];
}
