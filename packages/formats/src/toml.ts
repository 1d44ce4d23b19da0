import { isRecord, type Textual } from "./value.ts";

/** A value of a TOML or YAML text; `undefined` drops its key, as does `null` in TOML. */
export type Data = string | number | boolean | null | undefined | readonly Data[] | { readonly [key: string]: Data } | Textual;
export type DataRecord = { readonly [key: string]: Data };

/** Writes TOML: keys in their order, plain ones before tables, lists of records as arrays of tables. */
export function toml(values: DataRecord): string {
  return table([], values).replace(/^\n/, "");
}

/** Writes a value as it stands behind `=`: records inline. */
export function tomlValue(value: NonNullable<Data>): string {
  if (Array.isArray(value)) return `[${value.filter(isDefined).map(tomlValue).join(", ")}]`;
  if (typeof value === "number") return tomlNumber(value);
  if (typeof value === "boolean") return String(value);
  if (!isRecord(value)) return tomlString(String(value));
  const pairs = present(value as DataRecord).map(([key, it]) => `${tomlKey(key)} = ${tomlValue(it)}`);
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}

/** Writes a key: bare if it can be, else quoted. */
export function tomlKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : tomlString(key);
}

/** Writes the body of a table, and its header unless that is `open` already. */
function table(path: readonly string[], values: DataRecord, open = path.length === 0): string {
  const entries = present(values);
  const below = entries.filter(([, it]) => isRecord(it) || isTables(it));
  const plain = entries.filter((it) => !below.includes(it)).map(([key, it]) => `${tomlKey(key)} = ${tomlValue(it)}\n`);
  const header = !open && (plain.length > 0 || below.length === 0) ? `\n[${path.map(tomlKey).join(".")}]\n` : "";
  return header + plain.join("") + subTables(path, below);
}

function subTables(path: readonly string[], entries: readonly (readonly [string, NonNullable<Data>])[]): string {
  return entries
    .map(([key, value]) => {
      const here = [...path, key];
      if (!Array.isArray(value)) return table(here, value as DataRecord);
      return value.map((it: DataRecord) => `\n[[${here.map(tomlKey).join(".")}]]\n${table(here, it, true)}`).join("");
    })
    .join("");
}

function present(values: DataRecord): (readonly [string, NonNullable<Data>])[] {
  return Object.entries(values).filter((it): it is [string, NonNullable<Data>] => isDefined(it[1]));
}

function isDefined(value: Data): value is NonNullable<Data> {
  return value !== null && value !== undefined;
}

function isTables(value: Data): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((it) => isRecord(it));
}

function tomlNumber(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);
}

function tomlString(text: string): string {
  return JSON.stringify(text).replace(/\x7f/g, "\\u007F");
}
