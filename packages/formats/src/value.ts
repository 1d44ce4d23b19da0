/** A value that stands in one line of a text. Objects with a `toString` of their own (packages, stored files) count as their text. */
export type Scalar = string | number | boolean | Textual;

/** An object that stands for a text, such as a package. */
export interface Textual {
  toString(): string;
}

/** What renderers take for one key; `null` and `undefined` drop the key. */
export type Atom = Scalar | null | undefined;

/** Writes a number as Nix does: integers bare, fractions with six places as long as that is exact. */
export function numberText(value: number): string {
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value);
  const fixed = value.toFixed(6);
  return Number(fixed) === value ? fixed : String(value);
}

/** Writes a scalar bare: strings as they are, `true` and `false`, numbers as `numberText` does. */
export function scalarText(value: Scalar): string {
  return typeof value === "number" ? numberText(value) : String(value);
}

/** Tells a record of further values from lists, scalars and objects that stand for a text. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return !(Object.hasOwn(value, "toString") && typeof value.toString === "function");
}

/** Lists the entries of a record that hold something, in their order. */
export function definedEntries<T>(record: Readonly<Record<string, T>>): [string, NonNullable<T>][] {
  return Object.entries(record).filter((entry): entry is [string, NonNullable<T>] => entry[1] !== null && entry[1] !== undefined);
}

/** Makes a list of one value or of the values of a list, without those that hold nothing. */
export function listOf<T>(value: T | readonly T[]): NonNullable<T>[] {
  const all = (Array.isArray(value) ? value : [value]) as T[];
  return all.filter((it): it is NonNullable<T> => it !== null && it !== undefined);
}
