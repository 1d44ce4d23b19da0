import { isRecord } from "./value.ts";

/** Writes JSON with two spaces of indentation and a newline at the end; `undefined` is dropped. */
export function json(value: unknown): string {
  return `${compactJson(value, 2)}\n`;
}

/** Writes JSON without spaces or newline, or indented by `indent` spaces. */
export function compactJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, (_, it: unknown) => (typeof it === "object" && it !== null && !Array.isArray(it) && !isRecord(it) ? String(it) : it), indent);
}
