import { parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import { json } from "../json.ts";
import { badValue, unreadable } from "../errors.ts";
import { addItem, cutItem, hasComments, isMultiline, itemIndent, type Delimited } from "./delimited.ts";
import type { Editor } from "./editor.ts";
import { lineAt, lineEnding, placeOf } from "./text.ts";
import { isValues, type Path, type Value, type Values } from "./values.ts";

const COMMENT = /\/\/[^\r\n]*|\/\*[^]*?\*\//y;

/** Edits JSON, strictly as the standard has it. */
export const jsonEditor = jsonEditorFor(false);

/** Edits JSON with comments and trailing commas. */
export const jsoncEditor = jsonEditorFor(true);

function jsonEditorFor(lenient: boolean): Editor {
  const name = lenient ? "JSON with comments" : "JSON";
  const parse = (text: string): Node | undefined => {
    const errors: ParseError[] = [];
    const root = parseTree(text, errors, { allowTrailingComma: lenient, disallowComments: !lenient, allowEmptyContent: true });
    if (errors[0]) throw unreadable(name, words(printParseErrorCode(errors[0].error)), placeOf(text, errors[0].offset));
    if (root && root.type !== "object") throw unreadable(name, "an object must stand at the top", placeOf(text, root.offset));
    return root;
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
      const index = parent.children!.findLastIndex((it) => keyOf(it) === path.at(-1));
      const cut = cutItem(delimited(text, parent), index);
      return parent.children!.some((it, at) => at !== index && keyOf(it) === path.at(-1)) ? jsonEditorFor(lenient).remove(cut, path) : cut;
    },
    holdsComments: (text, path) => hasComments(delimited(text, descend(parse(text)!, path)!)),
    render: (values) => {
      refuseNumbers(name, [], values);
      return json(values);
    },
  };
}

function setValue(text: string, root: Node, path: Path, value: Value): string {
  let node = root;
  for (const [depth, key] of path.entries()) {
    const found = node.children!.findLast((it) => keyOf(it) === key)?.children?.[1];
    if (found && depth === path.length - 1) {
      const [indent, unit] = [/^[ \t]*/.exec(text.slice(lineAt(text, found.offset).start))![0], indentUnit(text, root)];
      return text.slice(0, found.offset) + print(value, indent, unit, lineEnding(text)) + text.slice(found.offset + found.length);
    }
    if (!found) return insert(text, root, node, key, nested(path.slice(depth + 1), value));
    node = found;
  }
  return text;
}

function insert(text: string, root: Node, parent: Node, key: string, value: Value): string {
  const list = delimited(text, parent);
  const unit = indentUnit(text, root);
  const outer = /^[ \t]*/.exec(text.slice(lineAt(text, parent.offset).start))![0];
  const eol = lineEnding(text);
  const last = parent.children!.at(-1);
  if (!isMultiline(list) && (last || hasComments(list))) {
    const colon = last ? text.slice(last.children![0]!.offset + last.children![0]!.length, last.children![1]!.offset) : ": ";
    return addItem(list, `${JSON.stringify(key)}${/^\s*:\s*$/.test(colon) ? colon : ": "}${JSON.stringify(value)}`, "");
  }
  const indent = itemIndent(list) ?? outer + unit;
  const item = `${JSON.stringify(key)}: ${print(value, indent, unit, eol)}`;
  return isMultiline(list) ? addItem(list, item, indent) : text.slice(0, list.open) + eol + indent + item + eol + outer + text.slice(list.close);
}

function print(value: Value, indent: string, unit: string, eol: string): string {
  return JSON.stringify(value, null, unit).replaceAll("\n", eol + indent);
}

function indentUnit(text: string, root: Node): string {
  const first = root.children?.[0];
  const before = first ? text.slice(lineAt(text, first.offset).start, first.offset) : "";
  return before !== "" && before.trim() === "" ? before : "  ";
}

function delimited(text: string, node: Node): Delimited {
  const items = node.children!.map((it) => ({ start: it.offset, end: it.offset + it.length }));
  return { text, open: node.offset + 1, close: node.offset + node.length - 1, items, comment: COMMENT };
}

function descend(root: Node, path: Path): Node | undefined {
  let node: Node | undefined = root;
  for (const key of path) node = node?.children?.findLast((it) => keyOf(it) === key)?.children?.[1];
  return node;
}

function keyOf(property: Node): string {
  return property.children![0]!.value as string;
}

function valueOf(node: Node): Value {
  if (node.type === "array") return node.children!.map(valueOf);
  if (node.type === "object") return Object.fromEntries(node.children!.map((it) => [keyOf(it), valueOf(it.children![1]!)]));
  return node.value as Value;
}

function nested(path: Path, value: Value): Value {
  return path.reduceRight<Value>((below, key) => ({ [key]: below }), value);
}

function refuseNumbers(name: string, path: Path, value: Value): void {
  if (typeof value === "number" && !Number.isFinite(value)) throw badValue(name, path, `there is no ${value} in JSON`);
  if (Array.isArray(value)) for (const it of value) refuseNumbers(name, path, it as Value);
  else if (isValues(value)) for (const [key, it] of Object.entries(value)) refuseNumbers(name, [...path, key], it);
}

function words(code: string): string {
  return code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
}
