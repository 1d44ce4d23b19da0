import type { Setting } from "./setting.ts";

const ENTRY = Symbol.for("@hm/api/entry@1");

/** A value with its place in a graph of named entries. */
export interface Entry<T> {
  readonly [ENTRY]: true;
  readonly value: T;
  readonly after: readonly string[];
  readonly before: readonly string[];
}

/** What an activation step runs: a Bash script, or a program and its arguments. */
export type Run = string | readonly string[];

/** An entry that comes after and before the named ones. */
export function entry<const T>(it: { readonly value: T; readonly after?: readonly string[]; readonly before?: readonly string[] }): Entry<T> {
  return { [ENTRY]: true, value: it.value, after: it.after ?? [], before: it.before ?? [] };
}

/** An activation step. One that is to change something comes after `writeBoundary`. */
export function step(it: { readonly run: Setting<Run>; readonly after?: readonly string[]; readonly before?: readonly string[] }): Entry<Run> {
  return entry({ value: it.run as Run, after: it.after ?? [], before: it.before ?? [] });
}

export function isEntry(value: unknown): value is Entry<unknown> {
  return typeof value === "object" && value !== null && ENTRY in value;
}
