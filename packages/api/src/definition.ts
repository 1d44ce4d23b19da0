import type { AnyModule, Module } from "./module.ts";
import { callSite, type Place } from "./place.ts";

const DEFINITION = Symbol.for("@hm/api/definition@1");
const DISABLED = Symbol.for("@hm/api/disabled@1");
const MISPLACED = Symbol.for("@hm/api/misplaced@1");

/** Reads the final options of a module. */
export type Get = <Options>(module: Module<string, any, Options>) => Options;

/** A value, or lists of them nested to any depth. */
export type Nested<T> = T | readonly Nested<T>[];

/** Decides whether definitions count; asked once, when one of them is needed. */
export interface Guard {
  readonly condition: boolean | ((get: Get) => boolean);
  readonly place: () => Place | undefined;
}

/** Some options of one module, as set in one place. */
export interface Definition {
  readonly [DEFINITION]: true;
  readonly module: AnyModule;
  readonly input: unknown;
  readonly place: () => Place | undefined;
  readonly guards: readonly Guard[];
}

/** Says that a module shall not take effect, or that another one at its path replaces it. */
export interface Disabled {
  readonly [DISABLED]: AnyModule;
  readonly place: () => Place | undefined;
}

/** What a configuration is a list of. */
export type Part = Definition | Disabled;

/** Where a value was written: the call that holds it, and the keys that lead to it from there. */
export interface Origin {
  readonly place: () => Place | undefined;
  readonly keys: readonly (string | number)[];
  /** Path of the module that set it, where it was not the user. */
  readonly module?: string | undefined;
}

/** Builds the definition that calling a handle gives. */
export function definition(module: AnyModule, input: unknown, place: () => Place | undefined): Definition {
  return { [DEFINITION]: true, module, input, place, guards: [] };
}

/** Makes definitions count only where the condition holds. */
export function when(condition: boolean | ((get: Get) => boolean), ...parts: readonly Nested<Definition>[]): Definition[] {
  const guard: Guard = { condition, place: callSite(when) };
  // What is no definition passes through, for the evaluation to report it with all the rest.
  return flatten(parts).map((it) => (isDefinition(it) ? { ...it, guards: [guard, ...it.guards] } : it));
}

/** Takes a module out: it contributes nothing, and another module may stand at its path. */
export function disable(module: AnyModule): Disabled {
  return { [DISABLED]: module, place: callSite(disable) };
}

export function isDefinition(value: unknown): value is Definition {
  return typeof value === "object" && value !== null && DEFINITION in value;
}

/** The module that `disable` took out, or nothing when the value is something else. */
export function disabledModule(value: unknown): AnyModule | undefined {
  return typeof value === "object" && value !== null && DISABLED in value ? (value as Disabled)[DISABLED] : undefined;
}

/** Marks something in a list of definitions that is none, so that it is reported with its place. */
export function misplaced(value: unknown, origin: Origin): Part {
  return { [MISPLACED]: { value, origin } } as never;
}

/** What `misplaced` marked, or nothing when the value is something else. */
export function misplacedValue(value: unknown): { readonly value: unknown; readonly origin: Origin } | undefined {
  return typeof value === "object" && value !== null && MISPLACED in value ? (value[MISPLACED] as never) : undefined;
}

/** Makes one list of nested ones. */
export function flatten<T>(nested: Nested<T>): T[] {
  return Array.isArray(nested) ? nested.flatMap((it) => flatten<T>(it)) : [nested as T];
}
