import * as z from "zod";
import type { Get } from "./definition.ts";
import { isEntry, type Entry } from "./dag.ts";
import { isPackage, type Package } from "./package.ts";
import { isOutOfStore, isStored, type OutOfStore, type Stored } from "./stored.ts";

/** What a default may be computed from. */
export interface Self {
  /** Key of the record entry that holds the option: `jane` below `profiles.jane`; the empty string outside of records. */
  readonly name: string;
  /** The options beside this one. */
  readonly siblings: any;
  readonly get: Get;
  readonly facts: Facts;
}

/** What is known of the machine while a configuration is evaluated. */
export interface Facts {
  /** As in Node: `linux`, `darwin`. */
  readonly platform: string;
  /** As in Node: `x64`, `arm64`. */
  readonly arch: string;
  readonly hostname: string;
  /** Name and home of the user who runs hm. */
  readonly username: string;
  readonly homeDirectory: string;
  /** `$XDG_STATE_HOME/hm`, where the store and the profiles are. */
  readonly stateDirectory: string;
}

/** What the kernel reads of a schema beyond zod's own definition, under the metadata key `hm`. */
export interface Hints {
  /** `lines`: strings are joined by newlines. `words:X`: strings are joined by X. */
  readonly merge?: "lines" | `words:${string}`;
  /** `list`: a value that is no list stands for a list of itself. `entry`: a value that is no DAG entry stands for one without neighbours. */
  readonly coerce?: "list" | "entry";
  /** What the value of a DAG entry is like. */
  readonly entryOf?: z.ZodType;
  /** A default that depends on other values, with how it reads in documentation. */
  readonly derive?: (self: Self) => unknown;
  readonly defaultText?: string;
  /** The default is the name of the record entry that holds the option. */
  readonly defaultsToName?: boolean;
  /**
   * `true`: the value is a path; a relative one starts at the file that says it.
   * `explicit`: text that begins with `./` or `../` is the path of a file beside it, which goes into the store; other text stays text.
   */
  readonly path?: boolean | "explicit";
  /** Set by hm alone. */
  readonly readOnly?: boolean;
  /** Not meant for users: left out of documentation and search. */
  readonly internal?: boolean;
  /** How the type reads in messages and documentation. */
  readonly typeName?: string;
}

/** Adds hints to a schema. */
export function hinted<S extends z.ZodType>(schema: S, hints: Hints): S {
  const known = (schema.meta()?.["hm"] ?? {}) as Hints;
  return schema.meta({ hm: { ...known, ...hints } } as never) as S;
}

/** Schemas for what zod has no word for. */
export const types = {
  /** Text that several definitions add lines to. */
  lines: () => hinted(z.string(), { merge: "lines", typeName: "lines of text" }),

  /** Text that several definitions add words to, joined by `separator`. */
  words: (separator: string) => hinted(z.string(), { merge: `words:${separator}`, typeName: `text joined by ${JSON.stringify(separator)}` }),

  /** A package: `pkg("git")`, or its name alone. */
  package: () =>
    hinted(z.custom<Package | string>((it) => typeof it === "string" || isPackage(it), "expected a package"), { typeName: "package" }),

  /** A path, an object for the store, or a path outside of it. */
  path: () =>
    hinted(
      z.custom<string | Package | Stored | OutOfStore>((it) => typeof it === "string" || isPackage(it) || isStored(it) || isOutOfStore(it), "expected a path"),
      { path: true, typeName: "path" },
    ),

  /** A list, where a single value stands for a list of itself. */
  listOrSingle: <S extends z.ZodType>(schema: S) =>
    hinted(z.array(schema), { coerce: "list" }) as unknown as z.ZodType<z.output<S>[], readonly z.input<S>[] | z.input<S>>,

  /** A record of values with an order among them, each an `entry(…)` or a value alone. */
  dagOf: <S extends z.ZodType>(schema: S) =>
    z.record(z.string(), hinted(z.custom<Entry<z.output<S>>>((it) => isEntry(it) && schema.safeParse(it.value).success, "expected an entry"), { coerce: "entry", entryOf: schema })) as unknown as
      z.ZodType<Record<string, Entry<z.output<S>>>, Record<string, Entry<z.input<S>> | z.input<S>>>,

  /** The option that turns a module on. */
  enable: (what: string) => z.boolean().default(false).describe(`Whether to enable ${what}.`),

  /** The option that names a module's package; `null` leaves installing it to the user. */
  nullablePackage: (fallback: Package, what: string) =>
    types.package().nullable().default(fallback).describe(`The ${what} package; \`null\` installs none.`),

  /** A default computed from other values; `text` is how it reads in documentation. */
  derived: <S extends z.ZodType>(schema: S, text: string, derive: (self: Self) => z.output<S>): z.ZodDefault<S> =>
    hinted(schema.default(undefined as never), { derive, defaultText: text }),

  /** Text that is the name of the record entry that holds it, unless set. */
  named: () => hinted(z.string().min(1).default(""), { defaultsToName: true, defaultText: "‹name›" }),

  /** An option that users cannot set. */
  readOnly: <S extends z.ZodType>(schema: S): S => hinted(schema, { readOnly: true }),

  /** An option that is not meant for users. */
  internal: <S extends z.ZodType>(schema: S): S => hinted(schema, { internal: true }),
};

export { z };
