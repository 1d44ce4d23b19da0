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
  /** Only zod can tell whether the whole value is right, beyond its leaves. */
  readonly validateWhole: boolean;
  readonly name: string;
}

interface Definition {
  readonly type: string;
  readonly [key: string]: any;
}

const cache = new WeakMap<object, OptionType>();

const NONE: ReadonlyMap<string, OptionType> = new Map();

const ANY: OptionType = {
  kind: "any", schema: undefined, shape: NONE, rest: undefined, element: undefined, alternatives: [], hints: {}, description: undefined,
  hasDefault: false, default: undefined, optional: true, nullable: true, validateWhole: false, name: "anything",
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
  return { ...ANY, kind: "group", shape, rest: undefined, element: undefined, name: "group of options" };
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
  return {
    ...ANY,
    ...structure,
    schema: outer,
    hints,
    description,
    optional,
    nullable,
    hasDefault: fallback !== undefined || hints.derive !== undefined || hints.defaultsToName === true,
    default: fallback?.value,
    name: hints.typeName ? orNull(hints.typeName, nullable) : orNull(structure.name, nullable),
  };
}

type Structure = Pick<OptionType, "kind" | "shape" | "rest" | "element" | "alternatives" | "validateWhole" | "name">;

function readStructure(schema: z.ZodType): Structure {
  const def = definitionOf(schema);
  const checked = (def["checks"] as readonly unknown[] | undefined)?.length ? true : false;
  const base = { shape: NONE, rest: undefined, element: undefined, alternatives: [], validateWhole: checked };
  switch (def.type) {
    case "any":
    case "unknown":
      return { ...base, kind: "any", rest: ANY, element: ANY, name: "anything" };
    case "object": {
      const shape = new Map(Object.entries<z.ZodType>(def["shape"]).map(([key, it]) => [key, optionType(it)]));
      const rest = def["catchall"] && definitionOf(def["catchall"]).type !== "never" ? optionType(def["catchall"]) : undefined;
      return { ...base, kind: "object", shape, rest, name: rest ? "record with some known keys" : "record of options" };
    }
    case "record": {
      const rest = optionType(def["valueType"]);
      const key = definitionOf(def["keyType"]);
      return { ...base, kind: "record", rest, validateWhole: checked || key.type !== "string" || !!key["checks"]?.length, name: `record of ${plural(rest.name)}` };
    }
    case "array": {
      const element = optionType(def["element"]);
      return { ...base, kind: "list", element, name: `list of ${plural(element.name)}` };
    }
    case "union": {
      const alternatives = (def["options"] as z.ZodType[]).map(optionType);
      const containers = alternatives.filter((it) => it.kind !== "leaf");
      const name = alternatives.map((it) => it.name).join(" or ");
      return containers.length
        ? { ...base, kind: "union", alternatives, validateWhole: true, name }
        : { ...base, kind: "leaf", alternatives, name };
    }
    case "enum":
      return { ...base, kind: "leaf", name: `one of ${Object.values<string | number>(def["entries"]).map((it) => JSON.stringify(it)).join(", ")}` };
    case "literal":
      return { ...base, kind: "leaf", name: (def["values"] as unknown[]).map((it) => JSON.stringify(it)).join(" or ") };
    case "tuple":
    case "intersection":
      return { ...base, kind: "any", rest: ANY, element: ANY, validateWhole: true, name: def.type };
    case "pipe":
      return { ...readStructure(def["in"]), validateWhole: true };
    case "number":
      return { ...base, kind: "leaf", name: isInteger(schema) ? "integer" : "number" };
    default:
      return { ...base, kind: "leaf", name: def.type };
  }
}

function isInteger(schema: z.ZodType): boolean {
  const bag = (schema as any)._zod.bag as { format?: string } | undefined;
  return bag?.format === "safeint" || bag?.format === "int32" || bag?.format === "uint32";
}

function definitionOf(schema: z.ZodType): Definition {
  return (schema as any)._zod.def;
}

function orNull(name: string, nullable: boolean): string {
  return nullable ? `null or ${name}` : name;
}

function plural(name: string): string {
  return name.includes(" ") ? name.replace(/^(list|record|one) of/, "$1s of") : `${name}s`;
}
