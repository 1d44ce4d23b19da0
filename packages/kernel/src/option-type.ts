import type { Hints, Shape, z } from "@hm/api";

/** What the kernel knows of a schema: enough to merge and to read lazily. zod itself validates the leaves. */
export interface OptionType {
  /** `union` stands for alternatives of which the value at hand decides; `any` takes whatever is written. */
  readonly kind: "group" | "object" | "record" | "list" | "leaf" | "union" | "any";
  readonly schema: z.ZodType | undefined;
  readonly shape: ReadonlyMap<string, OptionType>;
  /** Type of the keys that `shape` does not name; absent where there may be none. */
  readonly rest: OptionType | undefined;
  readonly element: OptionType | undefined;
  readonly alternatives: readonly OptionType[];
  readonly hints: Hints;
  readonly description: string | undefined;
  readonly hasDefault: boolean;
  readonly default: unknown;
  readonly optional: boolean;
  readonly nullable: boolean;
  /** What a key that `shape` does not name must be like, where not every key will do. */
  readonly keySchema: z.ZodType | undefined;
  /** Only zod can tell whether the whole value is right, beyond its leaves. */
  readonly validateWhole: boolean;
  /** What zod makes of the whole value takes its place. */
  readonly transforms: boolean;
  /** Tells values that are right as they are, without asking zod; others may be right too. */
  readonly accepts: ((value: unknown) => boolean) | undefined;
  /** Single values that are named as possible. */
  readonly choices: readonly unknown[];
  readonly name: string;
  /** Names of the alternatives that make up `name`. */
  readonly kinds: readonly string[];
}

interface Definition {
  readonly type: string;
  readonly [key: string]: any;
}

const cache = new WeakMap<object, OptionType>();

const NONE: ReadonlyMap<string, OptionType> = new Map();

const ANY: OptionType = {
  kind: "any", schema: undefined, shape: NONE, rest: undefined, element: undefined, alternatives: [], hints: {}, description: undefined,
  hasDefault: false, default: undefined, optional: true, nullable: true, keySchema: undefined, validateWhole: false, transforms: false, accepts: undefined, choices: [], name: "anything", kinds: ["anything"],
};
Object.assign(ANY, { rest: ANY, element: ANY });

export const anyType = ANY;

/** Reads a schema, or a group of schemas. */
export function optionType(schema: z.ZodType | Shape): OptionType {
  let known = cache.get(schema);
  if (!known) cache.set(schema, (known = isSchema(schema) ? readSchema(schema) : readGroup(schema)));
  return known;
}

function isSchema(it: z.ZodType | Shape): it is z.ZodType {
  return "_zod" in it;
}

function readGroup(group: Shape): OptionType {
  const shape = new Map(Object.entries(group).map(([key, it]) => [key, optionType(it)]));
  return { ...ANY, kind: "group", shape, rest: undefined, element: undefined, name: "group of options", kinds: ["group of options"] };
}

function readSchema(outer: z.ZodType): OptionType {
  let schema = outer;
  let hints: Hints = {};
  let description: string | undefined;
  let optional = false;
  let nullable = false;
  let fallback: { readonly value: unknown } | undefined;
  for (;;) {
    const meta = schema.meta() as { hm?: Hints; description?: string } | undefined;
    hints = { ...meta?.hm, ...hints };
    description ??= meta?.description;
    const def = definitionOf(schema);
    if (def.type === "optional") optional = true;
    else if (def.type === "nullable") nullable = true;
    else if (def.type === "default" || def.type === "prefault") {
      if (!hints.derive && !hints.defaultsToName) fallback ??= { value: def["defaultValue"] };
    } else if (def.type === "lazy") {
      schema = def["getter"]();
      continue;
    } else if (def.type !== "readonly" && def.type !== "nonoptional") break;
    schema = def["innerType"];
  }
  const structure = readStructure(schema);
  const kinds = [...(nullable ? ["null"] : []), ...namesOf(hints, structure)];
  return {
    ...ANY,
    ...structure,
    schema: outer,
    hints: inherited(hints, structure.alternatives),
    description,
    optional,
    nullable,
    hasDefault: fallback !== undefined || hints.derive !== undefined || hints.defaultsToName === true,
    default: fallback?.value,
    accepts: nullable && structure.accepts ? (value) => value === null || structure.accepts!(value) : structure.accepts,
    kinds,
    name: kinds.join(" or "),
  };
}

function namesOf({ typeName, entryOf }: Hints, structure: Structure): readonly string[] {
  if (entryOf) return [...optionType(entryOf).kinds, "entry(…)"];
  return typeName ? [typeName] : (structure.kinds ?? [structure.name]);
}

/** An alternative that stands for files beside the configuration does so for the union that holds it. */
function inherited(hints: Hints, alternatives: readonly OptionType[] = []): Hints {
  return hints.path === undefined && alternatives.some((it) => it.hints.path === "explicit") ? { ...hints, path: "explicit" } : hints;
}

type Structure = Partial<OptionType> & Pick<OptionType, "kind" | "name">;

function readStructure(schema: z.ZodType): Structure {
  const def = definitionOf(schema);
  const validateWhole = def["checks"]?.length > 0;
  switch (def.type) {
    case "any":
    case "unknown":
      return { kind: "any", rest: ANY, element: ANY, validateWhole, name: "anything" };
    case "object": {
      const shape = new Map(Object.entries<z.ZodType>(def["shape"]).map(([key, it]) => [key, optionType(it)]));
      const rest = def["catchall"] && definitionOf(def["catchall"]).type !== "never" ? optionType(def["catchall"]) : undefined;
      return { kind: "object", shape, rest, element: undefined, validateWhole, name: rest ? "record with some known keys" : "record of options" };
    }
    case "record":
      return { ...readRecord(def), element: undefined, validateWhole };
    case "array": {
      const element = optionType(def["element"]);
      return { kind: "list", rest: undefined, element, validateWhole, name: `list of ${plural(element)}` };
    }
    case "union": {
      const alternatives = (def["options"] as z.ZodType[]).map(optionType);
      const kinds = alternatives.flatMap((it) => it.kinds);
      const choices = alternatives.flatMap((it) => it.choices);
      const isLeaf = alternatives.every((it) => it.kind === "leaf");
      const accepts = (value: unknown) => alternatives.some((it) => it.accepts?.(value));
      return { kind: isLeaf ? "leaf" : "union", alternatives, choices, validateWhole: !isLeaf, ...(isLeaf && !validateWhole ? { accepts } : {}), kinds, name: kinds.join(" or ") };
    }
    case "tuple":
    case "intersection":
      return { kind: "any", rest: ANY, element: ANY, validateWhole: true, name: def.type };
    case "pipe": {
      const inner = readStructure(def["in"]);
      return { ...inner, accepts: undefined, validateWhole: false, transforms: inner.kind !== "leaf" };
    }
    default:
      return readLeaf(def);
  }
}

function readRecord(def: Definition): Structure {
  const rest = optionType(def["valueType"]);
  const key = definitionOf(def["keyType"]);
  const name = `record of ${plural(rest)}`;
  const names = def["keyType"]._zod.values as ReadonlySet<string> | undefined;
  if (names) return { kind: "object", shape: new Map([...names].map((it) => [it, rest])), rest: undefined, name };
  return { kind: "record", rest, keySchema: key.type === "string" && !key["checks"]?.length && !key["format"] ? undefined : def["keyType"], name };
}

function readLeaf(def: Definition): Structure {
  const plain = !def["checks"]?.length && !def["coerce"] && !def["format"];
  switch (def.type) {
    case "enum": {
      const choices = Object.values<string | number>(def["entries"]);
      return { kind: "leaf", choices, accepts: (value) => choices.includes(value as string), name: `${choices.length > 1 ? "one of " : ""}${choices.map((it) => JSON.stringify(it)).join(", ")}` };
    }
    case "literal": {
      const choices = def["values"] as unknown[];
      const kinds = choices.map((it) => JSON.stringify(it) ?? String(it));
      return { kind: "leaf", choices, accepts: (value) => choices.includes(value), kinds, name: kinds.join(" or ") };
    }
    case "string":
      return { kind: "leaf", ...(plain ? { accepts: (value) => typeof value === "string" } : {}), name: "string" };
    case "boolean":
      return { kind: "leaf", ...(plain ? { accepts: (value) => typeof value === "boolean" } : {}), name: "boolean" };
    case "number": {
      const accepts = plain ? Number.isFinite : def["format"] === "safeint" && !def["checks"]?.length ? Number.isSafeInteger : undefined;
      return { kind: "leaf", accepts, name: isInteger(def) ? "integer" : "number" };
    }
    default:
      return { kind: "leaf", name: def.type };
  }
}

const INTEGERS: readonly unknown[] = ["safeint", "int32", "uint32"];

function isInteger(def: Definition): boolean {
  const checks = (def["checks"] ?? []) as readonly z.ZodType[];
  return INTEGERS.includes(def["format"]) || checks.some((it) => INTEGERS.includes(definitionOf(it)["format"]));
}

function definitionOf(schema: z.ZodType): Definition {
  return (schema as any)._zod.def;
}

const ALONE = /^(null|anything|true|false|entry\(…\)|".*"|\d.*)$/;

/** The name of a type as it reads behind "list of" or "record of"; what is nested deeply is not told. */
function plural({ kinds }: OptionType): string {
  const [only] = kinds;
  if (kinds.length === 1 && only!.startsWith("one of ")) return only!.slice("one of ".length);
  if (kinds.some((it) => it.split(" of ").length > 2)) return kinds.length === 1 ? `${only!.split(" ")[0]}s` : "values";
  return kinds.map((it) => (ALONE.test(it) ? it : it.includes(" ") ? it.replace(/^\w+/, "$&s").replace(/^(lines|texts)s? /, (_, word: string) => `${word === "texts" ? "text" : word} `) : `${it}s`)).join(" or ");
}
