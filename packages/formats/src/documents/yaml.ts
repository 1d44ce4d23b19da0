import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, parseDocument, type Document, type Node, type Pair, type YAMLMap } from "yaml";
import { unreadable } from "../errors.ts";
import type { DataRecord } from "../toml.ts";
import { yaml, yamlFlow, yamlList, yamlPair } from "../yaml.ts";
import { addItem, cutItem, hasComments, isMultiline, itemIndent, type Delimited } from "./delimited.ts";
import type { Editor } from "./editor.ts";
import { cutLines, insertBelow, lineAt, lineEnding, placeOf } from "./text.ts";
import type { Path, Value, Values } from "./values.ts";

const COMMENT = /#[^\r\n]*/y;
type Parsed = Document.Parsed;
type Mapping = YAMLMap<Node, Node | null>;
type MappingPair = Pair<Node, Node | null>;

/** Edits YAML by cutting and putting in whole pairs; only where that cannot be, the text is written anew with its comments. */
export const yamlEditor: Editor = {
  name: "YAML",
  emptyIsRecord: true,
  parse: (text) => (read(text).toJS() ?? {}) as Values,
  normalize: (_, value) => value,
  set: setPair,
  remove: removePair,
  rewrite(text, path, value) {
    const document = readFresh(text);
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
    return document.toString({ lineWidth: 0 });
  },
  holdsComments(text, path) {
    const map = find(read(text), path)?.value;
    return isMap(map) && map.flow === true && hasComments(delimited(text, map as Mapping));
  },
  render: (values) => (Object.keys(values).length === 0 ? "{}\n" : yaml(values as DataRecord)),
};

let latest: { readonly text: string; readonly document: Parsed } | undefined;

/** Parsing costs most of the time, and each edit needs the same text several times. */
function read(text: string): Parsed {
  if (latest?.text !== text) latest = { text, document: readFresh(text) };
  return latest.document;
}

function readFresh(text: string): Parsed {
  const options = { merge: true, keepSourceTokens: true, prettyErrors: false, logLevel: "silent" } as const;
  const [document = parseDocument(text, options) as Parsed, second] = parseAllDocuments(text, options) as Parsed[];
  const error = document.errors[0];
  if (error) throw unreadable("YAML", error.message, placeOf(text, error.pos[0]));
  if (second) throw unreadable("YAML", "a second document follows the first", placeOf(text, second.range[0]));
  if (document.contents && !isMap(document.contents) && !(isScalar(document.contents) && document.contents.value === null)) {
    throw unreadable("YAML", "a mapping must stand at the top", placeOf(text, document.contents.range[0]));
  }
  return document;
}

function setPair(text: string, path: Path, value: Value): string | undefined {
  const root = read(text).contents as Mapping | null;
  if (!isMap(root)) return appendRoot(text, path, value);
  let map = root as Mapping;
  for (const [depth, key] of path.entries()) {
    const pair = pairOf(map, key);
    const below = path.slice(depth + 1);
    if (!pair) return addPair(text, root, map, key, nested(below, value));
    if (below.length === 0) return replace(text, map, pair, value);
    if (!isMap(pair.value)) return isAlias(pair.value) ? undefined : replace(text, map, pair, nested(below, value));
    map = pair.value as Mapping;
  }
  return undefined;
}

function appendRoot(text: string, path: Path, value: Value): string {
  const pair = yamlPair(path[0]!, nested(path.slice(1), value), "").replaceAll("\n", lineEnding(text));
  const start = text === "" || text.endsWith("\n") ? text : text + lineEnding(text);
  return start + pair + lineEnding(text);
}

function addPair(text: string, root: Mapping, map: Mapping, key: string, value: Value): string | undefined {
  if (map.flow) {
    const list = delimited(text, map);
    const item = `${/[\s,[\]{}]/.test(key) ? JSON.stringify(key) : yamlFlow(key)}: ${yamlFlow(value as DataRecord)}`;
    if (isMultiline(list) || map.items.length > 0) return addItem(list, item, itemIndent(list) ?? "  ");
    return text.slice(0, list.open) + ` ${item} ` + text.slice(list.close);
  }
  const last = map.items.at(-1)!;
  const indent = " ".repeat(column(text, map.items[0]!.key.range![0]));
  const lines = (indent + yamlPair(key, value as DataRecord, indent, unitOf(text, root))).split("\n");
  return insertBelow(text, endOf(text, last), lines);
}

function replace(text: string, map: Mapping, pair: MappingPair, value: Value): string | undefined {
  const old = pair.value;
  const colon = pair.srcToken?.sep?.find((it) => it.type === "map-value-ind");
  if (!colon) return undefined;
  const [start, end] = [colon.offset + 1, endOf(text, pair)];
  const hasProps = /^\s*[&!]/.test(text.slice(start));
  if (old?.range && end > start && old.range[0] >= start && !hasProps) {
    if (isSeq(old) && !old.flow && Array.isArray(value) && value.length > 0) {
      const indent = " ".repeat(column(text, old.range[0]));
      return text.slice(0, old.range[0]) + yamlList(value, indent).slice(indent.length).replaceAll("\n", lineEnding(text)) + text.slice(end);
    }
    if (!(isSeq(old) || isMap(old)) || old.flow) return text.slice(0, old.range[0]) + likeBefore(text, old, value) + text.slice(old.range[1] > end ? end : old.range[1]);
  }
  const indent = " ".repeat(column(text, pair.key.range![0]));
  const written = map.flow ? ` ${yamlFlow(value as DataRecord)}` : yamlPair("k", value as DataRecord, indent).slice(2);
  return text.slice(0, start) + written.replaceAll("\n", lineEnding(text)) + text.slice(Math.max(start, end));
}

/** Writes a value in one line, a text in the quotes that the one before it had. */
function likeBefore(text: string, old: Node, value: Value): string {
  if (typeof value !== "string" || !isScalar(old)) return yamlFlow(value as DataRecord);
  if (text[old.range![0]] === '"') return JSON.stringify(value);
  if (text[old.range![0]] === "'" && /^[\x20-\x7e]*$/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return yamlFlow(value);
}

function removePair(text: string, path: Path): string | undefined {
  const found = find(read(text), path);
  if (!found) return undefined;
  const { map, pair } = found;
  if (map.flow) return cutItem(delimited(text, map), map.items.indexOf(pair));
  if (map.items.length === 1) return emptied(text, map, path);
  const line = lineAt(text, pair.key.range![0]);
  if (text.slice(line.start, pair.key.range![0]).trim() !== "") return undefined;
  return cutLines(text, [{ start: line.start, end: lineAt(text, endOf(text, pair)).end }]);
}

/** Takes the only pair out of a block mapping, which then is written `{}`. */
function emptied(text: string, map: Mapping, path: Path): string | undefined {
  const pair = map.items[0]!;
  const end = endOf(text, pair);
  if (path.length === 1) return `${cutLines(text, [{ start: lineAt(text, pair.key.range![0]).start, end: lineAt(text, end).end }])}`;
  const above = find(read(text), path.slice(0, -1));
  const colon = above?.pair.srcToken?.sep?.find((it) => it.type === "map-value-ind");
  if (!colon) return undefined;
  const head = lineAt(text, colon.offset);
  const rest = lineAt(text, pair.key.range![0]);
  if (head.start === rest.start) return undefined;
  const withoutPair = cutLines(text, [{ start: rest.start, end: lineAt(text, end).end }]);
  return `${withoutPair.slice(0, colon.offset + 1)} {}${withoutPair.slice(colon.offset + 1)}`;
}

function find(document: Parsed, path: Path): { readonly map: Mapping; readonly pair: MappingPair; readonly value: Node | null } | undefined {
  let map = document.contents as unknown;
  for (const [depth, key] of path.entries()) {
    const pair = isMap(map) ? pairOf(map as Mapping, key) : undefined;
    if (!pair) return undefined;
    if (depth === path.length - 1) return { map: map as Mapping, pair, value: pair.value };
    map = pair.value;
  }
  return undefined;
}

function pairOf(map: Mapping, key: string): MappingPair | undefined {
  return map.items.find((it) => isScalar(it.key) && String(it.key.value) === key);
}

/** Where the last thing that belongs to a pair ends, comments and line endings left out. */
function endOf(text: string, pair: MappingPair): number {
  const value = pair.value;
  if ((isMap(value) || isSeq(value)) && !value.flow && value.items.length > 0) {
    const last = value.items.at(-1) as MappingPair | Node;
    return "key" in last ? endOf(text, last as MappingPair) : endOfNode(text, last as Node);
  }
  if (value?.range && value.range[1] > value.range[0]) return endOfNode(text, value);
  const colon = pair.srcToken?.sep?.find((it) => it.type === "map-value-ind");
  return colon ? colon.offset + 1 : pair.key.range![1];
}

function endOfNode(text: string, node: Node): number {
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0) {
    const last = node.items.at(-1) as MappingPair | Node;
    return "key" in last ? endOf(text, last as MappingPair) : endOfNode(text, last as Node);
  }
  const end = node.range![1];
  return text[end - 1] === "\n" ? lineAt(text, end - 1).end : end;
}

function unitOf(text: string, root: Mapping): string {
  const inner = root.items.map((it) => it.value).find((it) => isMap(it) && !it.flow) as Mapping | undefined;
  const depth = inner ? column(text, inner.items[0]!.key.range![0]) - column(text, root.items[0]!.key.range![0]) : 2;
  return " ".repeat(Math.max(depth, 1));
}

function delimited(text: string, map: Mapping): Delimited {
  const items = map.items.map((it) => ({ start: it.key.range![0], end: Math.max(it.key.range![1], it.value?.range?.[1] ?? 0) }));
  return { text, open: map.range![0] + 1, close: map.range![1] - 1, items, comment: COMMENT };
}

function column(text: string, index: number): number {
  return index - lineAt(text, index).start;
}

function nested(path: Path, value: Value): Value {
  return path.reduceRight<Value>((below, key) => ({ [key]: below }), value);
}
