import { isOutOfStore, isPackage, isStored } from "@hm/api";

/** A record that a user wrote: not a list, and not one of the values that stand for something, which have symbols as keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.getOwnPropertySymbols(value).length === 0;
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
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A value as it reads in a message, on one line. */
export function show(value: unknown): string {
  const text = isPackage(value) ? `pkg(${JSON.stringify(value.name)})`
    : isStored(value) ? `stored(${JSON.stringify(value.name)}, …)`
    : isOutOfStore(value) ? `outOfStore(${JSON.stringify(value.path)})`
    : typeof value === "function" ? "a function"
    : typeof value === "bigint" ? `${value}n`
    : typeof value === "symbol" || typeof value === "undefined" ? String(value)
    : JSON.stringify(value, (_, it: unknown) => (isPackage(it) ? `pkg(${it.name})` : typeof it === "function" ? "a function" : it));
  return text.length > 72 ? `${text.slice(0, 70)} …` : text;
}

/** Sets a property as data, whatever its name. */
export function assign(target: object, key: string, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  else (target as Record<string, unknown>)[key] = value;
}
