import type { z } from "zod";
import { definition, type Definition, type Get, type Nested } from "./definition.ts";
import { callSite, type Place } from "./place.ts";
import type { Facts } from "./schema.ts";
import type { Service } from "./service.ts";
import type { Setting } from "./setting.ts";

/** Key of a module's specification. Two copies of this package agree on it. */
export const MODULE = Symbol.for("@hm/api/module@1");

/** Options by name: a schema each, or a group of further options. */
export interface Shape {
  readonly [name: string]: z.ZodType | Shape;
}

type InputOf<S extends Shape> = {
  readonly [K in keyof S]?: S[K] extends z.ZodType ? z.input<S[K]> : S[K] extends Shape ? InputOf<S[K]> : never;
};
type OptionsOf<S extends Shape> = {
  readonly [K in keyof S]: S[K] extends z.ZodType ? z.output<S[K]> : S[K] extends Shape ? OptionsOf<S[K]> : never;
};
type OldName<P> = P extends `${infer Head}.${infer Rest}` ? { readonly [K in Head]?: OldName<Rest> } : { readonly [K in P & string]?: any };
type OldNames<P> = (P extends string ? (it: OldName<P>) => void : never) extends (it: infer All) => void ? All : unknown;

/** What assertions, warnings and contributions are computed from. */
export interface ModuleSelf<Options> {
  readonly options: Options;
  readonly get: Get;
  readonly facts: Facts;
}

/** What contributions are computed from. `set` defines options of the module itself. */
export interface ConfigSelf<Input, Options> extends ModuleSelf<Options> {
  readonly set: (input: Setting<Input>) => Definition;
}

/** Something that must hold, or else the configuration is refused. */
export interface Assertion<Options> {
  readonly assert: (self: ModuleSelf<Options>) => boolean;
  readonly message: string | ((self: ModuleSelf<Options>) => string);
  /** The option to point at, by its path inside the module. */
  readonly option?: string;
  readonly hint?: string;
}

/** Something that users should know when it holds. */
export interface Warning<Options> {
  readonly when: (self: ModuleSelf<Options>) => boolean;
  readonly message: string | ((self: ModuleSelf<Options>) => string);
  readonly option?: string;
}

/** Everything that makes a module, as data. */
export interface ModuleSpec<Options = any, Input = any> {
  /** Where the module's options stand, such as `programs.git`. */
  readonly path: string;
  /** One sentence on what the module manages. */
  readonly description: string;
  readonly options: Shape;
  /** Contributes also without an `enable` option that is true. */
  readonly always?: boolean;
  /** Old option paths inside the module, with the new one inside it, or a full one outside. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Paths of options that are gone, with a sentence on what to do instead. */
  readonly removed?: Readonly<Record<string, string>>;
  readonly assertions?: readonly Assertion<Options>[];
  readonly warnings?: readonly Warning<Options>[];
  /** What the module contributes to others, and to itself. Called once; options are read inside functions. */
  readonly config?: (self: ConfigSelf<Input, Options>) => Nested<Definition>;
  /** Services that the module brings to the engine, such as a package provider. Called only when a home is built. */
  readonly services?: () => readonly Service[] | Promise<readonly Service[]>;
  /** Name and version of the package that brings the module; its build fills them in. */
  readonly package?: { readonly name: string; readonly version: string };
}

export interface DeclaredModule extends ModuleSpec {
  readonly place: () => Place | undefined;
}

/** A module: called, it defines some of its options; handed to `get`, it gives their final values. */
export interface Module<Path extends string = string, Input = any, Options = any> {
  (input: Setting<Input>): Definition;
  readonly path: Path;
  readonly [MODULE]: DeclaredModule;
  /** Only in types: what `get` gives. */
  readonly options?: Options;
}

export type AnyModule = Module<string, any, any>;

/** Declares a module: what can be set, and what follows from it. */
export function defineModule<const Path extends string, S extends Shape, const R extends Readonly<Record<string, string>> = {}>(
  spec: Omit<ModuleSpec<OptionsOf<S>, InputOf<S>>, "path" | "options" | "renamed"> & { readonly path: Path; readonly options: S; readonly renamed?: R },
): Module<Path, InputOf<S> & OldNames<keyof R>, OptionsOf<S>> {
  const handle = (input: unknown): Definition => definition(handle as unknown as AnyModule, input, callSite(handle));
  const declared: DeclaredModule = { ...(spec as ModuleSpec), place: callSite(defineModule) };
  Object.defineProperties(handle, { path: { value: spec.path }, [MODULE]: { value: declared } });
  return handle as never;
}

export function isModule(value: unknown): value is AnyModule {
  return typeof value === "function" && MODULE in value;
}
