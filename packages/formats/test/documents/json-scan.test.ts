import * as fc from "fast-check";
import { parse, type ParseError } from "jsonc-parser";
import { expect, test } from "vitest";
import { scanJson, type JsonNode } from "../../src/documents/json-scan.ts";

const accepts = (text: string, lenient: boolean) => !("fault" in scanJson(text, lenient));

function valueOf({ value, properties, elements }: JsonNode): unknown {
  if (elements) return elements.map(valueOf);
  return properties ? Object.fromEntries(properties.map((it) => [it.key, valueOf(it.node)])) : value;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const piece = fc.constantFrom("{", "}", "[", "]", ",", ":", '"a"', '"b\\n"', '"\\x"', "1", "-0.5e3", "01", "1.", "true", "nul", "null", " ", "\n", "// x\n", "/* y */", "/*", '"', "'a'", "\t");
const tokens = fc.array(piece, { maxLength: 9 }).map((it) => it.join(""));
/** Valid texts with a few characters cut or doubled. */
const damaged = fc.tuple(fc.json(), fc.nat(), fc.nat({ max: 2 }), fc.boolean()).map(([text, at, length, twice]) => {
  const start = at % text.length;
  return twice ? text.slice(0, start + length) + text.slice(start) : text.slice(0, start) + text.slice(start + length);
});

test("accepts what JSON.parse accepts, and reads the same", () => {
  fc.assert(fc.property(fc.oneof(tokens, damaged), (text) => {
    fc.pre(text.trim() !== "");
    expect(accepts(text, false)).toBe(isJson(text));
    if (isJson(text)) expect(valueOf((scanJson(text, false) as { root: JsonNode }).root)).toEqual(JSON.parse(text));
  }), { numRuns: 5000 });
});

test("accepts comments and trailing commas as the parser of VS Code does", () => {
  fc.assert(fc.property(fc.oneof(tokens, damaged), (text) => {
    fc.pre(!text.includes("__proto__"));
    const errors: ParseError[] = [];
    const value: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
    expect(accepts(text, true)).toBe(errors.length === 0);
    if (errors.length === 0 && value !== undefined) expect(valueOf((scanJson(text, true) as { root: JsonNode }).root)).toEqual(value);
  }), { numRuns: 5000 });
});

test("reads long strings and deep nesting", () => {
  const long = JSON.stringify({ a: `${"x\\\n".repeat(300_000)}` });
  expect(accepts(long, true)).toBe(true);
  expect(accepts("[".repeat(2000) + "]".repeat(2000), false)).toBe(true);
});
