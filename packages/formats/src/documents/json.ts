import { json } from "../json.ts";
import { badValue, unreadable } from "../errors.ts";
import { addItem, cutItem, hasComments, isMultiline, itemIndent, type Delimited } from "./delimited.ts";
import type { Editor } from "./editor.ts";
import { scanJson, type JsonNode, type JsonProperty } from "./json-scan.ts";
import { lineAt, lineEnding, placeOf } from "./text.ts";
import { isValues, type Path, type Value, type Values } from "./values.ts";

const COMMENT = /\/\/[^\r\n]*|\/\*[^]*?\*\//y;

/** Edits JSON, strictly as the standard has it. */
export const jsonEditor = jsonEditorFor(false);

/** Edits JSON with comments and trailing commas. */
export const jsoncEditor = jsonEditorFor(true);

function jsonEditorFor(lenient: boolean): Editor {
  const name = lenient ? "JSON with comments" : "JSON";
  const parse = (text: string): JsonNode | undefined => {
    const scanned = scanJson(text, lenient);
    if ("fault" in scanned) throw unreadable(name, scanned.fault.reason, placeOf(text, scanned.fault.index));
    if (scanned.root && !scanned.root.properties) throw unreadable(name, "an object must stand at the top", placeOf(text, scanned.root.start));
    return scanned.root;
  };
  return {
    name,
    parse(text) {
      const root = parse(text);
      return root ? (valueOf(root) as Values) : {};
    },
    normalize(path, value) {
      refuseNumbers(name, path, value);
      return value;
    },
    set(text, path, value) {
      const root = parse(text);
      if (root) return setValue(text, root, path, value);
      const started = text.trim() === "" ? `{}${lineEnding(text)}` : `${text.trimEnd()}${lineEnding(text)}{}${lineEnding(text)}`;
      return setValue(started, parse(started)!, path, value);
    },
    remove(text, path) {
      const parent = descend(parse(text)!, path.slice(0, -1))!;
      const indexes = parent.properties!.flatMap((it, at) => (it.key === path.at(-1) ? [at] : []));
      const cut = cutItem(delimited(text, parent), indexes.at(-1)!);
      return indexes.length > 1 ? jsonEditorFor(lenient).remove(cut, path) : cut;
    },
    holdsComments: (text, path) => hasComments(delimited(text, descend(parse(text)!, path)!)),
    render: (values) => {
      refuseNumbers(name, [], values);
      return json(values);
    },
  };
}

function setValue(text: string, root: JsonNode, path: Path, value: Value): string {
  let node = root;
  for (const [depth, key] of path.entries()) {
    const found = lastProperty(node, key)?.node;
    if (found && depth === path.length - 1) {
      const indent = /^[ \t]*/.exec(text.slice(lineAt(text, found.start).start))![0];
      return text.slice(0, found.start) + print(value, indent, indentUnit(text, root), lineEnding(text)) + text.slice(found.end);
    }
    if (!found) return insert(text, root, node, key, nested(path.slice(depth + 1), value));
    node = found;
  }
  return text;
}

function insert(text: string, root: JsonNode, parent: JsonNode, key: string, value: Value): string {
  const list = delimited(text, parent);
  const eol = lineEnding(text);
  const last = parent.properties!.at(-1);
  if (!isMultiline(list) && (last || hasComments(list))) {
    const colon = last ? text.slice(last.keyEnd, last.node.start) : ": ";
    return addItem(list, `${JSON.stringify(key)}${/^\s*:\s*$/.test(colon) ? colon : ": "}${JSON.stringify(value)}`, "");
  }
  const unit = indentUnit(text, root);
  const outer = /^[ \t]*/.exec(text.slice(lineAt(text, parent.start).start))![0];
  const indent = itemIndent(list) ?? outer + unit;
  const item = `${JSON.stringify(key)}: ${print(value, indent, unit, eol)}`;
  return isMultiline(list) ? addItem(list, item, indent) : text.slice(0, list.open) + eol + indent + item + eol + outer + text.slice(list.close);
}

function print(value: Value, indent: string, unit: string, eol: string): string {
  return JSON.stringify(value, null, unit).replaceAll("\n", eol + indent);
}

function indentUnit(text: string, root: JsonNode): string {
  const first = root.properties?.[0];
  const before = first ? text.slice(lineAt(text, first.start).start, first.start) : "";
  return before !== "" && before.trim() === "" ? before : "  ";
}

function delimited(text: string, { start, end, properties }: JsonNode): Delimited {
  return { text, open: start + 1, close: end - 1, items: properties!.map((it) => ({ start: it.start, end: it.node.end })), comment: COMMENT };
}

function descend(root: JsonNode, path: Path): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const key of path) node = node && lastProperty(node, key)?.node;
  return node;
}

function lastProperty(node: JsonNode, key: string): JsonProperty | undefined {
  return node.properties!.findLast((it) => it.key === key);
}

function valueOf({ value, properties, elements }: JsonNode): Value {
  if (elements) return elements.map(valueOf);
  return properties ? Object.fromEntries(properties.map((it) => [it.key, valueOf(it.node)])) : (value as Value);
}

function nested(path: Path, value: Value): Value {
  return path.reduceRight<Value>((below, key) => ({ [key]: below }), value);
}

function refuseNumbers(name: string, path: Path, value: Value): void {
  if (typeof value === "number" && !Number.isFinite(value)) throw badValue(name, path, `there is no ${value} in JSON`);
  if (Array.isArray(value)) for (const it of value) refuseNumbers(name, path, it as Value);
  else if (isValues(value)) for (const [key, it] of Object.entries(value)) refuseNumbers(name, [...path, key], it);
}
