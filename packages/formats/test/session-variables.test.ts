import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { environmentD } from "../src/environment-d.ts";
import { fishAliasLines, fishExportAll } from "../src/fish.ts";
import { nuExportAll } from "../src/nushell.ts";
import { exportAll, literally, zshExportAll } from "../src/session-variables.ts";
import { aliasLines, shellQuote, shellWords } from "../src/shell.ts";
import { output, testWith } from "./programs.ts";

const GENERATOR = "/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator";

test("writes variables as Home Manager does", () => {
  expect(exportAll({ IS_EMPTY: "", IS_FALSE: false, IS_NULL: null, N: 1.5, PATH: "bar:foo${PATH:+:}$PATH" })).toBe(
    'export IS_EMPTY=""\nexport IS_FALSE="false"\nexport N="1.500000"\nexport PATH="bar:foo${PATH:+:}$PATH"',
  );
  expect(zshExportAll({ YES: true, V: "v" })).toBe('export YES=true\nexport V="v"');
});

test("refuses what is no name of a variable", () => {
  expect(() => exportAll({ "A-B": "x" })).toThrow('"A-B" cannot be the name');
});

test("writes aliases and words", () => {
  expect(aliasLines({ ls: "eza", ll: "eza -l", off: null })).toBe("alias -- ls=eza\nalias -- ll='eza -l'");
  expect(fishAliasLines({ ls: "eza", ll: "it's" })).toBe("alias ls eza\nalias ll 'it\\'s'");
  expect(shellWords(["a", "--x=1", 2, "it's", ""])).toBe("a '--x=1' 2 'it'\\''s' ''");
});

/** What is alive in a value, and what each program must make of it with A=`a b`, EMPTY= and no NONE. */
const alive: readonly (readonly [value: string, meaning: string])[] = [
  ["$A/${A}x$A", "a b/a bxa b"],
  ["${A:+:}${EMPTY:+:}${NONE:+:}.", ":."],
  ["${A:-x}-${EMPTY:-x}-${NONE:-$A/y}", "a b-x-a b/y"],
  ['say "hi" \\"there\\"', 'say "hi" "there"'],
  ["\\$A `date` \\\\ \\n $1 $ {A}", "$A `date` \\ \\n $1 $ {A}"],
  ["tail\\", "tail\\"],
  ["it's (fine) [here] ~ * ? ! & ; # <x>", "it's (fine) [here] ~ * ? ! & ; # <x>"],
  ["$A[1]", "a b[1]"],
];
const commands: readonly (readonly [string, string])[] = [
  ["$(printf '%s' \"a ) b\")!", "a ) b!"],
  ["${A%b}|${A+set}|${NONE-unset}", "a |set|unset"],
];
const environment = { A: "a b", EMPTY: "" };
const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 15 }), fc.array(fc.constantFrom("$", "{", "}", "(", ")", '"', "'", "`", "\\", "\n", "\t", " ", "A", "!", "%", "#", "~"), { maxLength: 10 }).map((it) => it.join("")))
  .filter((it) => !it.includes("\0") && it.isWellFormed());
const texts = fc.array(anyText, { minLength: 20, maxLength: 20 });

const named = (values: readonly string[]) => Object.fromEntries(values.map((it, at) => [`V${at}`, it]));

const print = 'printf "%s\\0"';
const shells = [
  ["sh", (lines: string, names: readonly string[]) => output("sh", ["-c", `${lines}\nfor n in ${names.join(" ")}; do eval '${print} "$'"$n"'"'; done`], { env: environment })],
  ["bash", (lines: string, names: readonly string[]) => output("bash", ["-c", `${lines}\nfor n in ${names.join(" ")}; do ${print} "\${!n}"; done`], { env: environment })],
  ["zsh", (lines: string, names: readonly string[]) => output("zsh", ["-fc", `${lines}\nfor n in ${names.join(" ")}; do ${print} "\${(P)n}"; done`], { env: environment })],
  ["fish", (lines: string, names: readonly string[]) => output("fish", ["--no-config", "-c", `${lines}\nfor n in ${names.join(" ")}; printf "%s\\0" "$$n"; end`], { env: environment })],
  ["nu", (lines: string, names: readonly string[]) => output("nu", ["--no-config-file", "-c", `${lines}\n[${names.map((it) => `$env.${it}`).join(" ")}] | each { $in + (char --integer 0) } | str join | print -n $in`], { env: environment })],
] as const;

describe.each(shells)("%s", (shell, run) => {
  const write = shell === "fish" ? fishExportAll : shell === "nu" ? nuExportAll : shell === "zsh" ? zshExportAll : exportAll;
  const read = (values: readonly string[]) => run(write(named(values)), Object.keys(named(values))).split("\0").slice(0, -1);

  testWith(shell, ["-c", "exit"])("expands what is alive, and nothing else", () => {
    const cases = [...alive, ...commands].filter(([it]) => shell !== "zsh" || !it.startsWith("$A["));
    expect(read(cases.map(([it]) => it))).toEqual(cases.map(([, it]) => it));
  });

  testWith(shell, ["-c", "exit"])("takes any text literally when asked", () => {
    fc.assert(fc.property(texts, (values) => {
      expect(read(values.map(literally))).toEqual(values);
    }), { numRuns: 30 });
  });
});

testWith("bash")("quotes any text as one word of bash", () => {
  fc.assert(fc.property(texts, (values) => {
    expect(output("bash", ["-c", `printf '%s\\0' ${values.map(shellQuote).join(" ")}`]).split("\0").slice(0, -1)).toEqual(values);
  }), { numRuns: 20 });
});

test("writes variables for systemd", () => {
  expect(environmentD({ V: 1, DIRS: "/etc/xdg${DIRS:+:$DIRS}", SPACED: "a b", OFF: null })).toBe("V=1\nDIRS=/etc/xdg${DIRS:+:$DIRS}\nSPACED=a b\n");
});

describe("systemd's environment generator", () => {
  const folder = mkdtempSync(join(tmpdir(), "hm-environment-"));
  mkdirSync(join(folder, "environment.d"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (values: readonly string[]) => {
    writeFileSync(join(folder, "environment.d/10-test.conf"), environmentD(named(values)));
    const lines = output(GENERATOR, [], { env: { ...environment, XDG_CONFIG_HOME: folder } });
    return output("bash", ["-c", `${lines}\nfor n in ${Object.keys(named(values)).join(" ")}; do ${print} "\${!n}"; done`]).split("\0").slice(0, -1);
  };

  testWith(GENERATOR)("expands what is alive, and nothing else", () => {
    const cases = alive.filter(([it]) => !it.includes("EMPTY"));
    expect(read(cases.map(([it]) => it))).toEqual(cases.map(([, it]) => it));
  });

  testWith(GENERATOR)("takes any text literally when asked", () => {
    fc.assert(fc.property(fc.array(anyText.map((it) => it.replace(/[\p{C}~]/gu, "")), { minLength: 20, maxLength: 20 }), (values) => {
      expect(read(values.map(literally))).toEqual(values);
    }), { numRuns: 30 });
  });
});
