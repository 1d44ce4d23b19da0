/** A value in a JSON text with the place where it stands. */
export interface JsonNode {
  readonly start: number;
  readonly end: number;
  readonly value: string | number | boolean | null | undefined;
  /** The pairs of an object, double keys included. */
  readonly properties?: readonly JsonProperty[];
  /** The elements of a list. */
  readonly elements?: readonly JsonNode[];
}

export interface JsonProperty {
  readonly key: string;
  readonly start: number;
  /** Behind the key. */
  readonly keyEnd: number;
  readonly node: JsonNode;
}

/** Why and where a text is not JSON. */
export interface JsonFault {
  readonly reason: string;
  readonly index: number;
}

interface Scanner {
  readonly text: string;
  readonly lenient: boolean;
  at: number;
}

const SPACE = /[ \t\r\n]*/y;
const LENIENT_SPACE = /(?:[ \t\r\n]+|\/\/[^\r\n]*|\/\*[^]*?\*\/)*/y;
const STRING = /"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.+-])/y;
const WORD = /(?:true|false|null)(?!\w)/y;

/** Finds where everything stands in a JSON text, or why it is none; `lenient` allows comments and trailing commas. Nothing stands in an empty text. */
export function scanJson(text: string, lenient: boolean): { readonly root: JsonNode | undefined } | { readonly fault: JsonFault } {
  const scanner: Scanner = { text, lenient, at: 0 };
  try {
    skipSpace(scanner);
    if (scanner.at === text.length) return { root: undefined };
    const root = readValue(scanner);
    skipSpace(scanner);
    if (scanner.at < text.length) fail(scanner, "nothing may follow the value");
    return { root };
  } catch (fault) {
    if (fault instanceof Error) throw fault;
    return { fault: fault as JsonFault };
  }
}

function readValue(scanner: Scanner): JsonNode {
  const start = scanner.at;
  const first = scanner.text[start];
  if (first === "{") return readObject(scanner);
  if (first === "[") return readArray(scanner);
  const word = match(scanner, first === '"' ? STRING : /[-0-9]/.test(first ?? "") ? NUMBER : WORD);
  if (word === undefined) fail(scanner, first === undefined ? "the text ends where a value must stand" : first === '"' ? "this string is not closed or holds a bad character" : "a value must stand here");
  return { start, end: scanner.at, value: JSON.parse(word) as string };
}

function readObject(scanner: Scanner): JsonNode {
  const properties: JsonProperty[] = [];
  const start = scanner.at;
  readItems(scanner, "}", () => {
    const keyStart = scanner.at;
    const key = match(scanner, STRING);
    if (key === undefined) fail(scanner, "a key in double quotes must stand here");
    const keyEnd = scanner.at;
    skipSpace(scanner);
    if (scanner.text[scanner.at] !== ":") fail(scanner, "a colon must stand here");
    scanner.at++;
    skipSpace(scanner);
    properties.push({ key: JSON.parse(key) as string, start: keyStart, keyEnd, node: readValue(scanner) });
  });
  return { start, end: scanner.at, value: undefined, properties };
}

function readArray(scanner: Scanner): JsonNode {
  const elements: JsonNode[] = [];
  const start = scanner.at;
  readItems(scanner, "]", () => elements.push(readValue(scanner)));
  return { start, end: scanner.at, value: undefined, elements };
}

function readItems(scanner: Scanner, close: string, read: () => void): void {
  scanner.at++;
  skipSpace(scanner);
  for (let first = true; scanner.text[scanner.at] !== close; first = false) {
    if (!first) {
      if (scanner.text[scanner.at] !== ",") fail(scanner, `a comma or '${close}' must stand here`);
      const comma = scanner.at++;
      skipSpace(scanner);
      if (scanner.text[scanner.at] === close) {
        if (scanner.lenient) break;
        fail({ ...scanner, at: comma }, "no comma may stand behind the last item");
      }
    }
    read();
    skipSpace(scanner);
  }
  scanner.at++;
}

function skipSpace(scanner: Scanner): void {
  match(scanner, scanner.lenient ? LENIENT_SPACE : SPACE);
  if (scanner.text[scanner.at] !== "/") return;
  fail(scanner, scanner.lenient ? "this comment is not closed" : "comments have no place in strict JSON");
}

function match(scanner: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.at;
  const found = pattern.exec(scanner.text)?.[0];
  if (found !== undefined) scanner.at += found.length;
  return found;
}

function fail({ at: index }: Scanner, reason: string): never {
  const fault: JsonFault = { reason, index };
  throw fault;
}
