import { isEntry, isOutOfStore, isPackage, isStored } from "@hm/api";

/** A record that a user wrote: not a list, and not one of the values that stand for something, which have symbols as keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.getOwnPropertySymbols(value).length === 0;
}

/** Whether something written has a key of its own; cheaper than to tell what else it is. */
export function hasKey(value: unknown, key: string): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}

/** Data with nothing in it that is still to be called, unwrapped or left out. */
export function isSettled(value: unknown): boolean {
  if (typeof value === "function" || value === undefined) return false;
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isSettled);
  if (isRecord(value)) {
    for (const key in value) if (!isSettled(value[key])) return false;
    return true;
  }
  return isPackage(value) || isStored(value) || isOutOfStore(value);
}

/** Two definitions that agree are no conflict. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (isPackage(a) || isStored(a) || isOutOfStore(a)) return String(a) === String(b) && Object.getPrototypeOf(a) === Object.getPrototypeOf(b);
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((it, index) => isSame(it, b[index]));
  if (!isEntry(a) && !isRecord(a)) return false;
  const [left, right] = [a, b] as Record<string, unknown>[];
  const keys = Object.keys(left!);
  return Object.getPrototypeOf(a) === Object.getPrototypeOf(b) && keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(left![key], right![key]));
}

/** Copies a view into data: every value computed, those that are not defined left out. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isRecord(value)) return value;
  const copy = {};
  for (const key of Object.keys(value)) {
    const it = value[key];
    if (it !== undefined) assign(copy, key, plain(it));
  }
  return copy;
}

/** Sets a property as data, whatever its name. */
export function assign(target: object, key: string, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  else (target as Record<string, unknown>)[key] = value;
}
