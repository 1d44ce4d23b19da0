import { lineAt } from "./text.ts";

/** A `[table]` or `[[table]]` line. */
export interface Header {
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** A `key = value` statement; `start` is its line's start, `end` the end of its last line. */
export interface Pair {
  readonly header: Header | undefined;
  /** Names from the top of the document. */
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly key: number;
  readonly value: ValueSpan;
  /** It stands in an array of tables, or a table of one. */
  readonly inArray: boolean;
}

export interface ValueSpan {
  readonly start: number;
  readonly end: number;
  /** The pairs of an inline table. */
  readonly items?: readonly InlinePair[];
}

export interface InlinePair {
  readonly start: number;
  readonly end: number;
  readonly path: readonly string[];
  readonly value: ValueSpan;
}

/** Finds where everything stands in a text that is known to be valid TOML. */
export function scanToml(text: string): { readonly headers: readonly Header[]; readonly pairs: readonly Pair[] } {
  const headers: Header[] = [];
  const pairs: Pair[] = [];
  const arrays: (readonly string[])[] = [];
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const { start } = lineAt(text, at);
    if (text[at] === "[") {
      const isArray = text[at + 1] === "[";
      const { path, end } = readKey(text, at + (isArray ? 2 : 1));
      if (isArray) arrays.push(path);
      headers.push({ path, start, end: lineAt(text, end).end });
      at = lineAt(text, end).end;
    } else {
      const { path, end } = readKey(text, at);
      const value = readValue(text, skipBlanks(text, end + 1));
      const header = headers.at(-1);
      const inArray = arrays.some((it) => header !== undefined && startsWith(header.path, it));
      pairs.push({ header, path: [...(header?.path ?? []), ...path], start, end: lineAt(text, value.end).end, key: at, value, inArray });
      at = lineAt(text, value.end).end;
    }
  }
  return { headers, pairs };
}

/** Tells whether a path leads to or through another. */
export function startsWith(path: readonly string[], prefix: readonly string[]): boolean {
  return prefix.length <= path.length && prefix.every((key, at) => key === path[at]);
}

function readKey(text: string, from: number): { readonly path: string[]; readonly end: number } {
  const path: string[] = [];
  let at = from;
  for (;;) {
    at = skipBlanks(text, at);
    const end = text[at] === '"' || text[at] === "'" ? skipString(text, at) : /[A-Za-z0-9_-]+/y.exec(text.slice(at))![0].length + at;
    const source = text.slice(at, end);
    path.push(source[0] === '"' ? unescape(source.slice(1, -1)) : source[0] === "'" ? source.slice(1, -1) : source);
    at = skipBlanks(text, end);
    if (text[at] !== ".") return { path, end: at };
    at++;
  }
}

function readValue(text: string, start: number): ValueSpan {
  const first = text[start];
  if (first === '"' || first === "'") return { start, end: skipString(text, start) };
  if (first === "[" || first === "{") return readBrackets(text, start);
  const end = start + /[^,\]}#\r\n]*/y.exec(text.slice(start))![0].trimEnd().length;
  return { start, end };
}

function readBrackets(text: string, start: number): ValueSpan {
  const items: InlinePair[] = [];
  const isTable = text[start] === "{";
  for (let at = start + 1; ; ) {
    at = skipSpace(text, at);
    if (text[at] === ",") at++;
    else if (text[at] === "]" || text[at] === "}") return { start, end: at + 1, ...(isTable ? { items } : {}) };
    else if (isTable) {
      const { path, end } = readKey(text, at);
      const value = readValue(text, skipBlanks(text, end + 1));
      items.push({ start: at, end: value.end, path, value });
      at = value.end;
    } else at = readValue(text, at).end;
  }
}

function skipString(text: string, start: number): number {
  const quote = text[start]!;
  const triple = quote.repeat(3);
  const close = text.startsWith(triple, start) ? triple : quote;
  let at = start + close.length;
  while (!text.startsWith(close, at)) at += text[at] === "\\" && quote === '"' ? 2 : 1;
  at += close.length;
  if (close === triple) while (text[at] === quote && at < text.length) at++;
  return at;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}

/** Goes over white space, line endings and comments. */
function skipSpace(text: string, from: number): number {
  return from + /(?:\s|#[^\n]*)*/y.exec(text.slice(from))![0].length;
}

function unescape(text: string): string {
  const simple: Readonly<Record<string, string>> = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", e: "\x1b" };
  return text.replace(/\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, x?: string, u?: string, long?: string, char?: string) =>
    char === undefined ? String.fromCodePoint(Number.parseInt((x ?? u ?? long)!, 16)) : (simple[char] ?? char),
  );
}
