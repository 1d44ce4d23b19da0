import { isPackage, type Package } from "@hm/api";

/** Code of nushell in the place of a value. */
export interface NuInline {
  readonly _type: "nushell-inline";
  readonly expr: string;
}

/** What nushell can be told as data. */
export type NuValue = string | number | boolean | null | Package | NuInline | readonly NuValue[] | { readonly [key: string]: NuValue };

/** Stands for code of nushell where a value is expected: `nuInline("{|| date now }")`. */
export function nuInline(expr: string): NuInline {
  return { _type: "nushell-inline", expr };
}

/** Writes a value as nushell reads it, with every entry of lists and records on a line of its own. */
export function nuLiteral(value: NuValue, indent = ""): string {
  const inner = `${indent}    `;
  const block = (open: string, close: string, entries: readonly string[]) =>
    entries.length === 0 ? `${open}${close}` : `${open}\n${inner}${entries.join(`\n${inner}`)}\n${indent}${close}`;
  if (isPackage(value)) return quoted(`${value}`);
  if (isInline(value)) return `(${value.expr})`;
  if (Array.isArray(value)) return block("[", "]", value.map((it: NuValue) => nuLiteral(it, inner)));
  if (typeof value === "object" && value !== null) return block("{", "}", Object.entries(value).map(([key, it]) => `${quoted(key)}: ${nuLiteral(it, inner)}`));
  return typeof value === "string" ? quoted(value) : String(value);
}

/** Writes an assignment to each setting alone, so that those that are not named keep their defaults. */
export function assignments(settings: NuValue, path: string): string {
  if (isInline(settings) || isPackage(settings) || Array.isArray(settings) || typeof settings !== "object" || settings === null) return `${path} = ${nuLiteral(settings)}\n`;
  return Object.entries(settings).map(([key, it]) => assignments(it, `${path}.${/^[A-Za-z_][A-Za-z0-9_-]*$/.test(key) ? key : quoted(key)}`)).join("");
}

/** Quotes a text with the escapes of JSON, all of which nushell knows but those by number. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/\\u([0-9a-f]{4})/g, "\\u{$1}");
}

function isInline(value: NuValue): value is NuInline {
  return typeof value === "object" && value !== null && "_type" in value && value._type === "nushell-inline";
}
