import type { z } from "@hm/api";
import { issueText } from "./issue-text.ts";
import * as messages from "./messages.ts";
import { keysOf, pathTo, type Node } from "./node.ts";
import { child, unwrap, type Source } from "./source.ts";
import { exhibitsOf } from "./trace.ts";
import { isRecord } from "./values.ts";

/** Checks a value that is not looked into any further, and gives what its schema makes of it. */
export function validateLeaf(node: Node, value: unknown, sources: readonly Source[]): unknown {
  return node.type.accepts?.(value) ? value : validated(node, value, sources);
}

/** Checks a whole value, all of it computed, and gives what its schema makes of it. */
export function validated(node: Node, value: unknown, sources: readonly Source[]): unknown {
  const { type } = node;
  if (!type.schema) return value;
  const result = type.schema.safeParse(value);
  if (result.success) return result.data;
  throw messages.together(result.error.issues.map((issue) => invalid(node, value, issue, sources)));
}

/** Checks a value that was merged of parts against what only its schema knows: patterns, lengths and refinements. */
export function validateWhole(node: Node, value: unknown): void {
  if (node.type.validateWhole) validated(node, value, node.winners ?? []);
}

/** The message for one thing that is wrong, at the place of that part of the value. */
function invalid(node: Node, value: unknown, issue: z.core.$ZodIssue, sources: readonly Source[]): ReturnType<typeof messages.invalidOption> {
  const keys = issue.path as (string | number)[];
  let part = value;
  let at = sources;
  for (const key of keys) {
    part = (part as Record<string | number, unknown> | undefined)?.[key];
    const below = at.flatMap(unwrap).filter((it) => (isRecord(it.value) ? Object.hasOwn(it.value, key) : Array.isArray(it.value) && at.length === 1 && key in it.value));
    if (!below.length) break;
    at = below.map((it) => child(it, key, (it.value as Record<string | number, unknown>)[key]));
  }
  const detail = issueText(issue);
  const expected = keys.length && issue.code === "invalid_type" ? { kinds: [issue.expected === "int" ? "integer" : issue.expected], choices: [] } : node.type;
  return messages.invalidOption(pathTo(node.module.path, [...keysOf(node), ...keys]), expected, part, detail, exhibitsOf(at));
}
