import { spawnSync } from "node:child_process";
import { requireProgram } from "@hm/testing";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatFish } from "../src/format.ts";

const word = fc.constantFrom("a", "-x", "$v", '"b c"', "'d'", '"e/f"', "(f; g 'h')", '"$(i "j")"', "k\\ l", "m#n", "{o, p}", "$q[1 2]", "end", "if", "''", "=r", "'it\\'s'");
const command = fc.tuple(fc.constantFrom("foo", "not foo", "command end", "A=1 foo", "! foo"), fc.array(word, { maxLength: 4 }), fc.constantFrom("", " >out", " 2>&1", "  <  in", " 2>|cat", " &>>x")).map(([name, words, end]) => [name, ...words].join("  ") + end);
const newline = fc.constantFrom("\n", ";", " ;  ", "\n\n\n", " # note\n", "\n  # own\n");
const { script } = fc.letrec<{ script: string; statement: string }>((tie) => ({
  script: fc.array(fc.tuple(tie("statement"), newline), { maxLength: 4 }).map((all) => all.flat().join("")),
  statement: fc.oneof(
    { maxDepth: 3 },
    command,
    fc.tuple(command, fc.constantFrom(" | ", " && ", "||", "; and ", "\nor ", " |\n ", " &&\n\n"), command).map((it) => it.join("")),
    // What stands behind it on the same line, fish_indent puts deeper for no reason.
    command.map((it) => `foo \\\n x \\\n${it}\n`),
    fc.tuple(tie("script"), fc.constantFrom("begin", "if foo", "if not foo; and bar", "while foo", "for i in a b", "function f -a x"), fc.constantFrom("", " | cat", " >x")).map(([body, head, end]) => `${head}\n${body}\nend${end}`),
    fc.tuple(tie("script"), tie("script")).map(([yes, no]) => `if foo;${yes}\nelse if bar\n${no}\nelse; x; end`),
    fc.tuple(tie("script"), tie("script")).map(([one, two]) => `switch $x\n# first\ncase a 'b'\n${one}\ncase '*'; ${two}\nend`),
  ),
}));

describe.skipIf(!requireProgram("fish_indent"))("beside the real fish_indent", () => {
  test("formats scripts as it does", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(script, (text) => {
        expect(formatFish(text)).toBe(spawnSync("fish_indent", { input: text, encoding: "utf8" }).stdout);
      }),
      { numRuns: 200 },
    );
  });
});

test("changes nothing the second time", () => {
  fc.assert(fc.property(script, (text) => formatFish(formatFish(text)) === formatFish(text)));
});

test.for(["echo 'open", "if true", "end", "echo (a", "else", "echo {a", 'echo "$(a"', "echo \\"])("leaves %s as it is", (text) => {
  expect(formatFish(text)).toBe(text);
});
