import { scalarText, type Atom } from "../value.ts";
import { badValue, unreadable } from "../errors.ts";
import type { Editor } from "./editor.ts";
import { appendBlock, cutLines, insertBelow, lineAt, lineEnding, placeOf, withBlankAbove, withBlankBelow, insertAbove, type Line } from "./text.ts";
import { isValues, type Path, type Value, type Values } from "./values.ts";

interface Header extends Line {
  readonly name: string;
}

interface Entry extends Line {
  readonly header: Header | undefined;
  readonly key: string;
  readonly indent: string;
  /** With the white space around it. */
  readonly separator: string;
  readonly value: string;
}

interface Scan {
  readonly headers: readonly Header[];
  readonly entries: readonly Entry[];
}

/** Edits INI files: `[section]` headers, `key=value` lines, comments with `;` and `#` on lines of their own. Values are text. */
export const iniEditor = iniEditorFor(true);

/** Edits files of `key=value` lines with comments that start with `#` or `;`. Values are text. */
export const keyValueEditor = iniEditorFor(false);

function iniEditorFor(sections: boolean): Editor {
  const name = sections ? "INI" : "key=value";
  const read = (text: string) => scan(text, sections, name);
  return {
    name,
    parse(text) {
      const { headers, entries } = read(text);
      const global = entries.filter((it) => !it.header).map((it) => [it.key, it.value] as const);
      const names = [...new Set(headers.map((it) => it.name))];
      const named = names.map((section) => [section, Object.fromEntries(entries.filter((it) => it.header?.name === section).map((it) => [it.key, it.value]))] as const);
      return Object.fromEntries<Value>([...global, ...named]);
    },
    normalize: (path, value) => normalize(name, sections, path, value),
    set(text, path, value) {
      const cleared = path.length === 1 && read(text).headers.some((it) => it.name === path[0]) ? removeEntries(text, read(text), path) : text;
      return isValues(value) ? appendBlock(cleared, [`[${path[0]}]`]) : setEntry(cleared, read(cleared), path, value as string);
    },
    remove: (text, path) => removeEntries(text, read(text), path),
    holdsComments: () => false,
    render(values) {
      const normal = normalize(name, sections, [], values) as Values;
      const entries = Object.entries(normal);
      const section = ([title, below]: [string, Value]) => [`[${title}]`, ...pairs(Object.entries(below as Values))];
      const blocks = [pairs(entries.filter((it) => !isValues(it[1]))), ...entries.filter((it) => isValues(it[1])).map(section)];
      return blocks.filter((it) => it.length > 0).map((it) => it.map((line) => `${line}\n`).join("")).join("\n");
    },
  };
}

function pairs(entries: readonly (readonly [string, Value])[]): string[] {
  return entries.map(([key, value]) => `${key}=${value as string}`);
}

function scan(text: string, sections: boolean, name: string): Scan {
  const headers: Header[] = [];
  const entries: Entry[] = [];
  for (let start = 0; start < text.length; start = lineAt(text, start).next) {
    const line = lineAt(text, start);
    const content = text.slice(line.start, line.end);
    if (/^\s*([#;]|$)/.test(content)) continue;
    if (sections && /^\s*\[/.test(content)) {
      const title = /^\s*\[(.*)\]\s*$/.exec(content);
      if (!title) throw unreadable(name, "a section lacks its closing bracket", placeOf(text, line.start + content.indexOf("[")));
      headers.push({ ...line, name: title[1]! });
      continue;
    }
    const [, indent, key, separator, value] = /^(\s*)([^=]*?)(\s*=[ \t]*)(.*?)\s*$/.exec(content) ?? [];
    if (key) entries.push({ ...line, header: headers.at(-1), indent: indent!, key, separator: separator!, value: value! });
  }
  return { headers, entries };
}

function removeEntries(text: string, { headers, entries }: Scan, path: Path): string {
  const gone = entries.filter((it) => (it.header ? it.header.name === path[0] && (path.length === 1 || it.key === path[1]) : path.length === 1 && it.key === path[0]));
  const whole = path.length === 1 ? headers.filter((it) => it.name === path[0]) : [];
  const only = path.length === 1 && gone[0]?.header === undefined && entries.filter((it) => !it.header).length === gone.length && headers.length > 0;
  return cutLines(text, [...gone.map((it) => (only ? withBlankBelow(text, it) : it)), ...whole.map((it) => withBlankAbove(text, it))]);
}

function setEntry(text: string, { headers, entries }: Scan, path: Path, value: string): string {
  const [key, section] = [path.at(-1)!, path.length > 1 ? path[0] : undefined];
  const mine = entries.filter((it) => it.header?.name === section);
  const same = mine.findLast((it) => it.key === key);
  if (same) {
    const start = same.start + same.indent.length + same.key.length + same.separator.length;
    return text.slice(0, start) + value + text.slice(start + same.value.length);
  }
  const like = mine.at(-1) ?? entries.at(-1);
  const line = `${mine.at(-1)?.indent ?? ""}${key}${like?.separator || "="}${value}`;
  const last = mine.at(-1) ?? headers.findLast((it) => it.name === section);
  if (last) return insertBelow(text, last.start, [line]);
  if (section !== undefined) return appendBlock(text, [`[${section}]`, line]);
  if (headers.length > 0) return insertAbove(text, headers[0]!, [line, ""]);
  return text === "" || text.endsWith("\n") ? text + line + lineEnding(text) : insertBelow(text, text.length, [line]);
}

function normalize(name: string, sections: boolean, path: Path, value: Value): Value {
  if (isValues(value)) {
    if (path.length > (sections ? 1 : 0)) throw badValue(name, path, "records cannot stand this deep");
    const below = Object.entries(value).map(([key, it]) => [key, normalize(name, sections, [...path, key], it)] as const);
    return Object.fromEntries(below);
  }
  const key = path.at(-1) ?? "";
  if (path.length > (sections ? 2 : 1)) throw badValue(name, path, "records cannot stand this deep");
  if (key === "" || key !== key.trim() || /[=\r\n]|^[#;[]/.test(key)) throw badValue(name, path, "a key cannot be empty, start with '#', ';' or '[', or hold '=', a newline or white space around it");
  if (path.length === 2 && /[\r\n]/.test(path[0]!)) throw badValue(name, path, "a section's name cannot hold a newline");
  if (value === null) throw badValue(name, path, "there is no null");
  const text = Array.isArray(value) ? value.map((it: Value) => scalarText(it as NonNullable<Atom>)).join(";") : scalarText(value as string);
  if (text !== text.trim() || /[\r\n]/.test(text)) throw badValue(name, path, "a value cannot hold a newline or white space around it");
  return text;
}
