import { parse as parseToml } from "smol-toml";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import * as fc from "fast-check";
import { desktopEntry, execLine, mimeApps } from "../src/desktop-entry.ts";
import { ini, keyValue } from "../src/ini.ts";
import { compactJson, json } from "../src/json.ts";
import { lines } from "../src/lines.ts";
import { systemdConf, systemdUnit } from "../src/systemd.ts";
import { toml, type Data, type DataRecord } from "../src/toml.ts";
import { userDirs } from "../src/user-dirs.ts";
import { numberText } from "../src/value.ts";
import { yaml } from "../src/yaml.ts";

const git = { toString: () => "/store/git" };

test("writes numbers as Nix does", () => {
  expect([3, -0.5, 12.3, 1e-9, 1e6].map(numberText)).toEqual(["3", "-0.500000", "12.300000", "1e-9", "1000000"]);
});

describe("INI", () => {
  test("writes sections with a blank line between them", () => {
    const sections = { "a [b]": { x: 1, y: [true, "two"], off: null, "k=v": 2.5 }, none: undefined, empty: {} };
    expect(ini(sections)).toBe("[a \\[b\\]]\nx=1\ny=true\ny=two\nk\\=v=2.500000\n\n[empty]\n");
  });

  test("writes keys before the first section", () => {
    expect(ini({ s: { k: "v" } }, { globals: { g: git } })).toBe("g=/store/git\n\n[s]\nk=v\n");
    expect(ini({ s: { k: "v" } }, { globals: {} })).toBe("[s]\nk=v\n");
  });

  test("takes other separators, lists and booleans", () => {
    const options = { separator: " = ", lists: { join: ", " }, nulls: "null", indent: "  ", value: (it: unknown) => (it === true ? "yes" : String(it)) };
    expect(keyValue({ a: [1, 2], b: true, c: null }, options)).toBe("  a = 1, 2\n  b = yes\n  c = null\n");
  });
});

describe("systemd", () => {
  test("writes units", () => {
    const unit = { Unit: { Description: "Test", "X-Restart": false }, Service: { Environment: ["A=1", "B=2"], ExecStart: git, Nothing: null }, Install: undefined };
    expect(systemdUnit(unit)).toBe("[Unit]\nDescription=Test\nX-Restart=false\n\n[Service]\nEnvironment=A=1\nEnvironment=B=2\nExecStart=/store/git\n");
  });

  test("writes records as words", () => {
    const manager = { DefaultCPUAccounting: true, DefaultEnvironment: { PATH: "/bin:/some where", TEST: "abc", OFF: null } };
    expect(systemdConf({ Manager: manager })).toBe("[Manager]\nDefaultCPUAccounting=true\nDefaultEnvironment=PATH='/bin:/some where' TEST=abc\n");
  });
});

test("writes desktop entries by the rules of their specification", () => {
  const entry = { Type: "Application", Name: "  Two\nlines", Terminal: false, Categories: ["Network", "a;b"], "Name[de]": "ä\\ö", Icon: undefined };
  expect(desktopEntry({ "Desktop Entry": entry, "Desktop Action new": { Exec: "x %U" } })).toBe(
    "[Desktop Entry]\nType=Application\nName=\\s\\sTwo\\nlines\nTerminal=false\nCategories=Network;a\\;b\nName[de]=ä\\\\ö\n\n[Desktop Action new]\nExec=x %U\n",
  );
  expect(execLine(["sh", "-c", 'echo "$HOME"', "%U"])).toBe('sh -c "echo \\"\\$HOME\\"" %U');
  expect(mimeApps({ "Default Applications": { "text/html": ["a.desktop", "b.desktop"] } })).toBe("[Default Applications]\ntext/html=a.desktop;b.desktop\n");
});

test("writes user directories, JSON and lines", () => {
  expect(userDirs({ XDG_MUSIC_DIR: '$HOME/My "Music"', XDG_DESKTOP_DIR: null })).toBe('XDG_MUSIC_DIR="$HOME/My \\"Music\\""\n');
  expect(json({ b: [1, {}], a: null, c: undefined })).toBe('{\n  "b": [\n    1,\n    {}\n  ],\n  "a": null\n}\n');
  expect(json({ git })).toBe('{\n  "git": "/store/git"\n}\n');
  expect(compactJson({ a: [1] })).toBe('{"a":[1]}');
  expect(lines(["a", 1, null, true])).toBe("a\n1\ntrue\n");
});

test("writes TOML with tables where a person would", () => {
  const values = { "": "x", late: { deep: { k: 1 }, plain: true }, top: [1, [2]], empty: {}, items: [{ n: 1, sub: { x: "y" } }, { n: 2 }], git, off: null };
  expect(toml(values)).toBe(
    '"" = "x"\ntop = [1, [2]]\ngit = "/store/git"\n\n[late]\nplain = true\n\n[late.deep]\nk = 1\n\n[empty]\n\n[[items]]\nn = 1\n\n[items.sub]\nx = "y"\n\n[[items]]\nn = 2\n',
  );
});

test("writes YAML in block style", () => {
  const values = { a: { b: ["x", { c: 1, d: [true] }, [1, 2]], e: {} }, "no": "yes", n: null, port: "80:80", url: "http://x/y", empty: [], git };
  expect(yaml(values)).toBe(
    'a:\n  b:\n    - x\n    - c: 1\n      d:\n        - true\n    - - 1\n      - 2\n  e: {}\n"no": "yes"\n"n": null\nport: "80:80"\nurl: http://x/y\nempty: []\ngit: /store/git\n',
  );
});

describe("any data", () => {
  const scalar = fc.oneof(fc.string({ unit: "binary", maxLength: 10 }).filter((it) => it.isWellFormed()), fc.double({ noNaN: true }).map((it) => it + 0), fc.integer(), fc.boolean());
  const { record } = fc.letrec<{ value: Data; record: DataRecord }>((tie) => ({
    value: fc.oneof({ depthSize: "small" }, scalar, fc.array(tie("value"), { maxLength: 3 }), tie("record")),
    record: fc.dictionary(fc.string({ unit: "binary", maxLength: 6 }).filter((it) => it.isWellFormed()), tie("value"), { maxKeys: 4 }),
  }));

  test("is read back from TOML by another parser", () => {
    fc.assert(fc.property(record, (values) => {
      expect(sorted(parseToml(toml(values), { integersAsBigInt: "asNeeded" }))).toEqual(sorted(values));
    }), { numRuns: 500 });
  });

  test.each(["1.1", "1.2"] as const)("is read back from YAML %s by another parser", (version) => {
    fc.assert(fc.property(record, (values) => {
      expect(sorted(parseYaml(yaml(values), { version, logLevel: "silent" }))).toEqual(sorted(values));
    }), { numRuns: 500 });
  });
});

/** Plain entries instead of records, so that keys such as `__proto__` count and their order does not. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "object" || value === null) return value === 0 ? 0 : value;
  return Object.entries(value).map(([key, it]) => [key, sorted(it)]).toSorted(([a], [b]) => ((a as string) < (b as string) ? -1 : 1));
}
