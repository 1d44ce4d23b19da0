import * as messages from "./messages.ts";
import { pathOf, type Node } from "./node.ts";
import { exhibitsOf } from "./reader.ts";
import type { Source } from "./source.ts";

/** Checks a value that is not looked into any further, and gives what its schema makes of it. */
export function validateLeaf(node: Node, value: unknown, sources: readonly Source[]): unknown {
  const { type } = node;
  if (!type.schema) return value;
  const result = type.schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const says = issue && issue.code !== "invalid_type" && issue.code !== "invalid_union" && issue.code !== "invalid_value" && issue.code !== "custom" ? issue.message : undefined;
  throw messages.invalidOption(pathOf(node), type.name, value, says, exhibitsOf(sources));
}

/** Checks a whole value against what only its schema knows: unions, key patterns and refinements. */
export function validateWhole(node: Node, value: unknown): void {
  if (!node.type.validateWhole || !node.type.schema) return;
  const result = node.type.schema.safeParse(value);
  if (result.success) return;
  const [issue] = result.error.issues;
  const at = issue!.path.length ? `${pathOf(node)}.${issue!.path.join(".")}` : pathOf(node);
  const detail = issue!.code === "invalid_union" ? undefined : issue!.message;
  throw messages.invalidOption(at, node.type.name, value, detail, exhibitsOf(node.winners ?? node.sources));
}
