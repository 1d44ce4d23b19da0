import { findTokens, isEntry, isOutOfStore, isPackage, isStored, replaceTokens, wrapping } from "@hm/api";

const WIDTH = 72;

/** A value as one would write it in a configuration; long ones go over several lines. */
export function formatValue(value: unknown, indent = ""): string {
  if (typeof value === "string") return formatText(value);
  if (typeof value === "function") return "(computed)";
  if (isPackage(value)) return `pkg(${JSON.stringify(value.name)})`;
  if (isStored(value)) return `stored(${JSON.stringify(value.name)}, …)`;
  if (isOutOfStore(value)) return `outOfStore(${JSON.stringify(value.path)})`;
  if (isEntry(value)) return `entry(${formatValue({ after: value.after, before: value.before, value: value.value }, indent)})`;
  if (wrapping(value)) return formatWrapped(value as object, indent);
  if (Array.isArray(value)) return bracket("[", value.map((it) => formatValue(it, `${indent}  `)), "]", indent);
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).map(([key, it]) => `${formatKey(key)}: ${formatValue(it, `${indent}  `)}`);
    return bracket("{ ", fields, " }", indent);
  }
  return String(value);
}

/** A value on one line, cut where it is long. */
export function shortValue(value: unknown, width = 60): string {
  const line = formatValue(value).replaceAll(/\s*\n\s*/g, " ").replaceAll(/,(?= [}\]])/g, "");
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}

function formatWrapped(value: object, indent: string): string {
  const { rank, order } = wrapping(value)!;
  const values = (value as { readonly values: readonly unknown[] }).values.map((it) => formatValue(it, indent));
  return rank !== undefined ? `rank(${rank}, ${values.join(", ")})` : order !== undefined ? `order(${order}, ${values.join(", ")})` : `merge(${values.join(", ")})`;
}

function formatText(text: string): string {
  if (findTokens(text).length === 0) return JSON.stringify(text);
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return `\`${replaceTokens(escaped, ({ kind, data }) => `\${${kind}(${JSON.stringify((data as { readonly name?: unknown }).name ?? "…")})}`)}\``;
}

function formatKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

function bracket(open: string, parts: readonly string[], close: string, indent: string): string {
  if (parts.length === 0) return open.trim() + close.trim();
  const line = open + parts.join(", ") + close;
  if (line.length <= WIDTH && !line.includes("\n")) return line;
  return `${open.trim()}\n${parts.map((it) => `${indent}  ${it},\n`).join("")}${indent}${close.trim()}`;
}

/** A value as JSON can hold it: functions are left out, packages become `{ package }`, tokens stay readable. */
export function jsonValue(value: unknown): unknown {
  if (typeof value === "function") return undefined;
  if (typeof value === "string") return findTokens(value).length === 0 ? value : formatText(value).slice(1, -1);
  if (isPackage(value)) return { package: value.name };
  if (isStored(value)) return { stored: value.name };
  if (isOutOfStore(value)) return value.path;
  if (wrapping(value)) return (value as { readonly values: readonly unknown[] }).values.map(jsonValue);
  if (Array.isArray(value)) return value.map(jsonValue);
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, jsonValue(it)]));
  return value;
}
