import type { Data, DataRecord } from "./toml.ts";
import { isRecord } from "./value.ts";

/** Writes YAML in block style, two spaces deep, lists indented below their key; keys in their order, `undefined` dropped. */
export function yaml(value: Data): string {
  if (isRecord(value) && present(value as DataRecord).length > 0) return `${yamlMap(value as DataRecord, "")}\n`;
  if (Array.isArray(value) && value.length > 0) return `${yamlList(value, "")}\n`;
  return `${yamlFlow(value)}\n`;
}

/** Writes the pairs of a record as lines with an indentation, without a newline after the last. */
function yamlMap(record: DataRecord, indent: string): string {
  return present(record).map(([key, value]) => indent + yamlPair(key, value, indent)).join("\n");
}

/** Writes `key: value` where lists and records go to the lines below, two spaces deeper or by `unit`. */
export function yamlPair(key: string, value: Data, indent: string, unit = "  "): string {
  if (Array.isArray(value) && value.length > 0) return `${yamlScalar(key)}:\n${yamlList(value, indent + unit)}`;
  if (isRecord(value) && present(value as DataRecord).length > 0) return `${yamlScalar(key)}:\n${yamlMap(value as DataRecord, indent + unit)}`;
  return `${yamlScalar(key)}: ${yamlFlow(value)}`;
}

/** Writes the elements of a list as lines with an indentation, without a newline after the last. */
export function yamlList(list: readonly Data[], indent: string): string {
  const element = (it: Data) => {
    if (isRecord(it) && present(it as DataRecord).length > 0) return yamlMap(it as DataRecord, `${indent}  `).slice(indent.length + 2);
    if (Array.isArray(it) && it.length > 0) return yamlList(it, `${indent}  `).slice(indent.length + 2);
    return yamlFlow(it);
  };
  return list.map((it) => `${indent}- ${element(it)}`).join("\n");
}

/** Writes a value in one line: records and lists in brackets. */
export function yamlFlow(value: Data): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return `[${value.map(yamlFlow).join(", ")}]`;
  if (typeof value === "number") return yamlNumber(value);
  if (typeof value === "boolean") return String(value);
  if (!isRecord(value)) return yamlScalar(String(value));
  const pairs = present(value as DataRecord).map(([key, it]) => `${yamlScalar(key)}: ${yamlFlow(it)}`);
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}

/** Words that some version of YAML reads as something else than text. */
const RESERVED = /^(?:true|false|yes|no|on|off|y|n|null|~)$/i;

/** Writes a text bare where every version of YAML reads it back as text, else in double quotes. */
function yamlScalar(text: string): string {
  const bare = /^[A-Za-z_/$][A-Za-z0-9_/.$@+-]*(?:[: ]?[A-Za-z0-9_/.$@+-]+)*$/.test(text) && !RESERVED.test(text);
  return bare ? text : JSON.stringify(text).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function yamlNumber(value: number): string {
  if (Number.isNaN(value)) return ".nan";
  if (!Number.isFinite(value)) return value > 0 ? ".inf" : "-.inf";
  return String(value).replace(/^(-?\d+)e/, "$1.0e");
}

function present(record: DataRecord): (readonly [string, Data])[] {
  return Object.entries(record).filter(([, it]) => it !== undefined);
}
