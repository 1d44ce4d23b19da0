import type { Get } from "./definition.ts";
import type { Package } from "./package.ts";
import type { Stored } from "./stored.ts";

const WRAPPED = Symbol.for("@hm/api/wrapped@1");

/** A value with a rank or an order, or several values in one. */
export interface Wrapped<T> {
  readonly [WRAPPED]: Wrapping;
  readonly values: readonly T[];
}

export interface Wrapping {
  readonly rank?: number;
  readonly order?: number;
}

type Atom = string | number | bigint | boolean | null | undefined | Package | Stored;

/** What may be written where a `T` is expected: the value, a function that gives it, or a wrapped one, at any depth. Of a record, a part. */
export type Setting<T> = Written<T> | Wrapped<Setting<T>> | ((get: Get) => Setting<T> | undefined);

/** Anything, with functions in it that know what `get` is. */
type Anything = Atom | object | readonly Anything[] | { readonly [key: string]: Anything } | ((get: Get) => unknown);

type Written<T> = unknown extends T ? Anything
  : T extends Atom ? T
  : T extends readonly (infer E)[] ? readonly Setting<E>[]
  : { readonly [K in keyof T]?: Setting<string extends K ? T[K] | T[Named<T>] : T[K]> | undefined };

/** The keys that a record has by name, beside those that it takes any of. */
type Named<T> = keyof { [K in keyof T as string extends K ? never : number extends K ? never : K]: 0 } & keyof T;

/** Rank of a value without one. Lower ranks win. */
export const PLAIN_RANK = 100;
/** Rank of an option's own default. */
export const DEFAULT_RANK = 1500;
/** Order of a list without one. Lower orders come first. */
export const PLAIN_ORDER = 1000;

/** Gives a value a rank: of several definitions those with the lowest one count. */
export function rank<const T>(rank: number, value: T): Wrapped<T> {
  return { [WRAPPED]: { rank }, values: [value] };
}

/** Wins over any definition without a rank. */
export function force<const T>(value: T): Wrapped<T> {
  return rank(50, value);
}

/** Yields to any definition without a rank. */
export function fallback<const T>(value: T): Wrapped<T> {
  return rank(1000, value);
}

/** Gives a list, or text made of lines, its place among the definitions that it is joined with. */
export function order<const T>(order: number, value: T): Wrapped<T> {
  return { [WRAPPED]: { order }, values: [value] };
}

/** Comes before the definitions without an order. */
export function before<const T>(value: T): Wrapped<T> {
  return order(500, value);
}

/** Comes after the definitions without an order. */
export function after<const T>(value: T): Wrapped<T> {
  return order(1500, value);
}

/** Several definitions in one value, merged as if they had been written apart. */
export function merge<const T extends readonly unknown[]>(...values: T): Wrapped<T[number]> {
  return { [WRAPPED]: {}, values };
}

/** The rank or order of a wrapped value, or nothing for any other value. */
export function wrapping(value: unknown): Wrapping | undefined {
  return typeof value === "object" && value !== null ? (value as Partial<Wrapped<unknown>>)[WRAPPED] : undefined;
}
