import { isRecord } from "../value.ts";

/** What a document holds: nested records down to values and lists. */
export type Values = { readonly [key: string]: Value };
export type Value = string | number | boolean | null | readonly Value[] | Values;

/** Names from the top of a document to a value; lists count as values. */
export type Path = readonly string[];

/** Tells a record from a list or a plain value. */
export function isValues(value: Value | undefined): value is Values {
  return isRecord(value);
}

/** Reads what stands at a path, or `undefined`. */
export function valueAt(values: Values, path: Path): Value | undefined {
  let value: Value | undefined = values;
  for (const key of path) value = isValues(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

/** Gives a copy with another value at a path, or with none there. */
export function withValue(values: Values, path: Path, value: Value | undefined): Values {
  const [key, ...rest] = path;
  if (key === undefined) return values;
  const before = Object.hasOwn(values, key) ? values[key] : undefined;
  const after = rest.length === 0 ? value : withValue(isValues(before) ? before : {}, rest, value);
  const others = Object.entries(values).filter(([name]) => name !== key);
  return Object.fromEntries(after === undefined ? others : [...others, [key, after]]);
}

/** Compares two values; the order of keys does not count, that of lists does. */
export function equalValues(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((it, at) => equalValues(it as Value, b[at] as Value));
  if (!isValues(a) || !isValues(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equalValues(a[key], b[key]));
}
