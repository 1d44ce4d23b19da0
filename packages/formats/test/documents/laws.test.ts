import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { equalValues, isValues, normalizeValue, openDocument, parseValues, renderValues, valueAt, type DocumentFormat, type Path, type Value, type Values } from "../../src/documents/index.ts";

const formats: readonly DocumentFormat[] = ["json", "jsonc", "toml", "yaml", "ini", "keyvalue"];
const isFlat = (format: DocumentFormat) => format === "ini" || format === "keyvalue";

const plainKey = fc.constantFrom("a", "b", "c-d", "editor.fontSize", "X1");
const anyKey = fc.oneof(plainKey, fc.string({ unit: "binary", maxLength: 6 }), fc.constantFrom("", " ", "__proto__", "true", "1", "a b", 'q"q', "#x", "x: y", "- z", "toString"));
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).map((it) => (it === 0 ? 0 : it)), fc.maxSafeInteger());
const oddText = fc.constantFrom("", "yes", "null", "~", "1.0", "0x1f", "a: b", "a #b", "- x", "'", '"', "line\nline\n", " space ", "[x]", "{y}", "&a", "*b", "!t", "2020-01-01", "$HOME/bin", "\\", "\t", "\u0085\u2028", "12:30");
const text = fc.oneof(fc.string({ unit: "binary", maxLength: 12 }), oddText);
const line = fc.string({ unit: "grapheme-ascii", maxLength: 12 }).map((it) => it.trim());

function valuesFor(format: DocumentFormat): fc.Arbitrary<Values> {
  if (isFlat(format)) {
    const key = fc.oneof(plainKey, fc.constantFrom("Name[de]", "text/html", "a b", "ä"));
    const keys = fc.dictionary(key, line, { maxKeys: 4 });
    if (format === "keyvalue") return keys;
    const section = fc.constantFrom("S one", "S.two", "S[3]");
    return fc.tuple(keys, fc.dictionary(section, keys, { maxKeys: 3 })).map(([top, below]) => ({ ...top, ...below }));
  }
  const scalar = fc.oneof(text, number, fc.boolean(), ...(format === "toml" ? [] : [fc.constant(null)]));
  const { record } = fc.letrec<{ value: Value; record: Values }>((tie) => ({
    value: fc.oneof({ depthSize: "small" }, scalar, fc.array(tie("value"), { maxLength: 3 }), tie("record")),
    record: fc.dictionary(anyKey, tie("value"), { maxKeys: 4 }),
  }));
  return record;
}

/** A text with comments, in one of the ways that people and programs write it. */
function textFor(format: DocumentFormat): fc.Arbitrary<string> {
  const styles = fc.record({ comments: fc.array(fc.constantFrom("", "", "above", "beside"), { minLength: 8, maxLength: 8 }), crlf: fc.boolean(), ended: fc.boolean(), compact: fc.boolean() });
  return fc.tuple(valuesFor(format), styles).map(([values, { comments, crlf, ended, compact }]) => {
    if (compact && format.startsWith("json")) return JSON.stringify(values);
    const lines = renderValues(format, values).replace(/\n$/, "").split("\n");
    const decorated = lines.flatMap((it, at) => decorate(format, it, comments[at % comments.length]!, at));
    const result = decorated.join("\n") + (ended ? "\n" : "");
    return crlf ? result.replaceAll("\n", "\r\n") : result;
  });
}

function decorate(format: DocumentFormat, it: string, kind: string, at: number): string[] {
  if (kind === "" || format === "json") return [it];
  const comment = `${format === "jsonc" ? "//" : "#"} note ${at} "it's"`;
  if (kind === "above") return [`${/^\s*/.exec(it)![0]}${comment}`, it];
  return isFlat(format) || it === "" ? [it] : [`${it} ${comment}`];
}

function pathFor(format: DocumentFormat): fc.Arbitrary<Path> {
  if (format === "keyvalue") return fc.tuple(plainKey);
  if (format === "ini") return fc.oneof(fc.tuple(plainKey), fc.tuple(fc.constantFrom("S one", "S.two", "New"), plainKey));
  return fc.array(anyKey, { minLength: 1, maxLength: 4 });
}

function valueFor(format: DocumentFormat): fc.Arbitrary<Value> {
  if (isFlat(format)) return line;
  return valuesFor(format).map((it) => Object.values(it)[0] ?? "v");
}

const notesOf = (document: string) => [...document.matchAll(/note \d+ "it's"/g)].map(([it]) => it).toSorted();

/** Whether a plain value stands on the way to a path. */
function isBlocked(values: Values, path: Path): boolean {
  return path.slice(0, -1).some((_, at) => {
    const above = valueAt(values, path.slice(0, at + 1));
    return above !== undefined && !isValues(above);
  });
}

describe.each(formats)("%s", (format) => {
  const runs = { numRuns: format === "yaml" ? 200 : 500 };

  test("reads back what it writes", () => {
    fc.assert(fc.property(valuesFor(format), (values) => {
      expect(equalValues(parseValues(format, renderValues(format, values)), values)).toBe(true);
    }), runs);
  });

  test("gives back what was set, and changes nothing else", () => {
    fc.assert(fc.property(textFor(format), pathFor(format), valueFor(format), (text, path, value) => {
      const document = openDocument(format, text);
      fc.pre(!isBlocked(document.values(), path));
      const others = Object.entries(document.values()).filter(([key]) => key !== path[0]);
      document.set(path, value);
      expect(equalValues(document.get(path), normalizeValue(format, path, value))).toBe(true);
      const reread = parseValues(format, document.toString());
      expect(equalValues(reread, document.values())).toBe(true);
      expect(others.every(([key, it]) => equalValues(reread[key], it))).toBe(true);
    }), runs);
  });

  test("is the same text as before when a key comes and goes", () => {
    fc.assert(fc.property(textFor(format), pathFor(format), valueFor(format), (text, path, value) => {
      const document = openDocument(format, text);
      const values = document.values();
      const reached = path.map((_, at) => valueAt(values, path.slice(0, at)));
      fc.pre(Object.keys(values).length > 0 && valueAt(values, path) === undefined);
      fc.pre(reached.every((it) => it === undefined || (isValues(it) && Object.keys(it).length > 0)));
      document.set(path, value);
      expect(document.delete(path)).toBe(true);
      expect(document.toString()).toBe(text);
    }), runs);
  });

  test("keeps every comment when a plain value changes or a key is added", () => {
    fc.assert(fc.property(textFor(format), pathFor(format), line, (text, path, value) => {
      const document = openDocument(format, text);
      const before = document.get(path);
      fc.pre(!isBlocked(document.values(), path) && typeof before !== "object");
      document.set(path, value);
      expect(notesOf(document.toString())).toEqual(notesOf(text));
    }), runs);
  });

  test("takes any key out, and leaves the others", () => {
    fc.assert(fc.property(textFor(format), fc.nat(), (text, pick) => {
      const document = openDocument(format, text);
      const paths = leaves(document.values(), []);
      fc.pre(paths.length > 0);
      const path = paths[pick % paths.length]!;
      const others = paths.filter((it) => it !== path).map((it) => [it, document.get(it)!] as const);
      document.delete(path);
      const reread = parseValues(format, document.toString());
      expect(valueAt(reread, path)).toBeUndefined();
      expect(others.every(([it, value]) => equalValues(valueAt(reread, it), value))).toBe(true);
    }), runs);
  });
});

function leaves(values: Values, path: Path): Path[] {
  return Object.entries(values).flatMap(([key, it]) => (isValues(it) && Object.keys(it).length > 0 ? leaves(it, [...path, key]) : [[...path, key]]));
}
