import { pkg, types, z } from "@hm/api";
import { expect, test } from "vitest";
import { optionType } from "../src/option-type.ts";

const scalar = z.union([z.string(), z.boolean(), z.int()]);

test.for<[z.ZodType, string]>([
  [z.string(), "string"],
  [z.int().min(1), "integer"],
  [z.number().int(), "integer"],
  [z.number(), "number"],
  [z.boolean().default(true), "boolean"],
  [z.string().nullable().default(null), "null or string"],
  [z.enum(["a", "b"]), 'one of "a", "b"'],
  [z.literal("only"), '"only"'],
  [z.union([z.literal("auto"), z.int()]).nullable(), 'null or "auto" or integer'],
  [z.array(z.string()), "list of strings"],
  [z.array(z.enum(["a", "b"])), 'list of "a", "b"'],
  [z.array(z.string().nullable()), "list of null or strings"],
  [z.array(scalar), "list of strings or booleans or integers"],
  [z.array(z.array(z.int())), "list of lists of integers"],
  [z.record(z.string(), z.record(z.string(), z.array(scalar))), "record of records"],
  [z.record(z.string(), z.union([scalar, z.array(z.array(scalar))])), "record of values"],
  [z.record(z.string(), z.any()), "record of anything"],
  [z.record(z.string(), z.object({ a: z.string() })), "record of records of options"],
  [z.record(z.string(), types.lines()), "record of lines of text"],
  [types.lines().nullable(), "null or lines of text"],
  [types.words(":"), 'text joined by ":"'],
  [types.nullablePackage(pkg("git"), "git"), "null or package"],
  [types.listOrSingle(z.string()), "list of strings"],
  [types.dagOf(z.string()), "record of strings or entry(…)"],
  [types.readOnly(types.derived(z.string(), "-", () => "x")), "string"],
])("a type reads as what may be written", ([schema, name]) => {
  expect(optionType(schema).name).toBe(name);
});
