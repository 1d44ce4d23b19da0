import { TomlError, parse } from "smol-toml";
import { badValue, unreadable } from "../errors.ts";
import { toml, tomlKey, tomlValue, type DataRecord } from "../toml.ts";
import { addItem, cutItem, type Delimited } from "./delimited.ts";
import type { Editor } from "./editor.ts";
import { appendBlock, cutLines, insertAbove, insertBelow, lineEnding, withBlankAbove, withBlankBelow } from "./text.ts";
import { scanToml, startsWith, type Header, type Pair, type ValueSpan } from "./toml-scan.ts";
import { isValues, type Path, type Value, type Values } from "./values.ts";

const COMMENT = /#[^\r\n]*/y;

/** Edits TOML by cutting and putting in whole statements, so that every other one stays as it is. Dates read as their text. */
export const tomlEditor: Editor = {
  name: "TOML",
  parse(text) {
    try {
      return plain(parse(text, { integersAsBigInt: "asNeeded" })) as Values;
    } catch (error) {
      if (!(error instanceof TomlError)) throw error;
      const reason = error.message.split("\n")[0]!.replace("Invalid TOML document: ", "");
      throw unreadable("TOML", reason, { line: error.line, column: error.column });
    }
  },
  normalize(path, value) {
    refuseNull(path, value);
    return value;
  },
  set(text, path, value) {
    const { headers, pairs } = scanToml(text);
    const open = pairs.filter((it) => !it.inArray);
    const target = open.find((it) => startsWith(path, it.path));
    if (target) return setInside(text, target.value, path.slice(target.path.length), value);
    return addPair([...headers, ...pairs].some((it) => startsWith(it.path, path)) ? removeStatements(text, path) : text, path, value);
  },
  remove: removeStatements,
  holdsComments: () => false,
  render(values) {
    refuseNull([], values);
    return toml(values as DataRecord);
  },
};

function removeStatements(text: string, path: Path): string {
  const { headers, pairs } = scanToml(text);
  const inline = pairs.find((it) => !it.inArray && it.path.length < path.length && startsWith(path, it.path));
  if (inline) return removeInside(text, inline.value, path.slice(inline.path.length));
  const gone = pairs.filter((it) => startsWith(it.path, path));
  const top = pairs.filter((it) => !it.header);
  const isEmptied = (it: Header) => it === gone.at(-1)?.header && isSpare(it, headers) && pairs.every((other) => other.header !== it || gone.includes(other));
  const alone = headers.length > 0 && top.length > 0 && top.every((it) => gone.includes(it));
  const tables = headers.filter((it) => startsWith(it.path, path) || isEmptied(it));
  return cutLines(text, [...gone.map((it) => (alone && it === top.at(-1) ? withBlankBelow(text, it) : it)), ...tables.map((it) => withBlankAbove(text, it))]);
}

/** A header without keys of its own is not needed behind the tables that stand below it. */
function isSpare(header: Header, headers: readonly Header[]): boolean {
  return headers.some((it) => it.start < header.start && it.path.length > header.path.length && startsWith(it.path, header.path));
}

function setInside(text: string, span: ValueSpan, path: Path, value: Value): string {
  const written = tomlValue(value as string);
  if (path.length === 0) return text.slice(0, span.start) + written + text.slice(span.end);
  const below = span.items!.find((it) => startsWith(path, it.path));
  if (below) return setInside(text, below.value, path.slice(below.path.length), value);
  const item = `${path.map(tomlKey).join(".")} = ${written}`;
  const list = delimited(text, span);
  if (span.items!.length === 0 && text.slice(list.open, list.close).trim() === "") return `${text.slice(0, list.open)} ${item} ${text.slice(list.close)}`;
  return addItem(list, item, "  ");
}

function removeInside(text: string, span: ValueSpan, path: Path): string {
  const items = span.items!;
  const through = items.find((it) => it.path.length < path.length && startsWith(path, it.path));
  if (through) return removeInside(text, through.value, path.slice(through.path.length));
  const index = items.findLastIndex((it) => startsWith(it.path, path));
  const cut = cutItem(delimited(text, span), index);
  if (items.filter((it) => startsWith(it.path, path)).length < 2) return cut;
  return removeInside(cut, reread(cut, span.start), path);
}

function reread(text: string, start: number): ValueSpan {
  const spans = (it: ValueSpan): readonly ValueSpan[] => [it, ...(it.items ?? []).flatMap((below) => spans(below.value))];
  return scanToml(text).pairs.flatMap((it) => spans(it.value)).find((it) => it.start === start)!;
}

function addPair(text: string, path: Path, value: Value): string {
  const { headers, pairs } = scanToml(text);
  const statement = (depth: number) => `${path.slice(depth).map(tomlKey).join(".")} = ${tomlValue(value as string)}`;
  const parent = path.slice(0, -1);
  const table = headers.find((it) => it.path.length === parent.length && startsWith(parent, it.path));
  const mates = pairs.filter((it) => it.header === table && !it.inArray);
  if (table) return insertBelow(text, (mates.at(-1) ?? table).end, [indentOf(text, mates.at(-1)) + statement(parent.length)]);
  const dotted = parent.length > 0 ? dottedMate(pairs, path) : undefined;
  if (dotted) return insertBelow(text, dotted.end, [indentOf(text, dotted) + statement(dotted.header?.path.length ?? 0)]);
  if (parent.length > 0) return appendBlock(text, [`[${parent.map(tomlKey).join(".")}]`, statement(parent.length)]);
  if (mates.length > 0) return insertBelow(text, mates.at(-1)!.end, [statement(0)]);
  if (headers.length > 0) return insertAbove(text, headers[0]!, [statement(0), ""]);
  return text === "" || text.endsWith("\n") ? text + statement(0) + lineEnding(text) : insertBelow(text, text.length, [statement(0)]);
}

/** The last statement that goes through the same record by a dotted key: such a record can only be added to in the same way. */
function dottedMate(pairs: readonly Pair[], path: Path): Pair | undefined {
  const depth = (it: Pair) => it.path.slice(0, -1).findLastIndex((key, at) => key === path[at] && startsWith(path, it.path.slice(0, at + 1)));
  const mates = pairs.filter((it) => !it.inArray && depth(it) >= (it.header?.path.length ?? 0) && startsWith(path, it.header?.path ?? []));
  const deepest = Math.max(...mates.map(depth));
  return mates.findLast((it) => depth(it) === deepest);
}

function indentOf(text: string, pair: Pair | undefined): string {
  return pair ? text.slice(pair.start, pair.key) : "";
}

function delimited(text: string, span: ValueSpan): Delimited {
  return { text, open: span.start + 1, close: span.end - 1, items: span.items!, comment: COMMENT };
}

function plain(value: unknown): Value {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value as Value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, plain(it)]));
}

function refuseNull(path: Path, value: Value): void {
  if (value === null) throw badValue("TOML", path, "there is no null");
  if (Array.isArray(value)) for (const it of value) refuseNull(path, it as Value);
  else if (isValues(value)) for (const [key, it] of Object.entries(value)) refuseNull([...path, key], it);
}
