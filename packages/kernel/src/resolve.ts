import { isHmError, type HmError } from "@hm/api";
import type { Node } from "./node.ts";
import type { Reader } from "./reader.ts";
import { assign, isRecord } from "./values.ts";
import { validateWhole } from "./validate.ts";

/** Computes a node and everything below it, and collects what fails. */
export function resolveAll(reader: Reader, node: Node, problems: Set<HmError>): void {
  const before = problems.size;
  try {
    reader.read(node);
  } catch (error) {
    if (!isHmError(error)) throw error;
    if (!isOnlyUnset(node, error)) problems.add(error);
    return;
  }
  for (const below of node.children.values()) resolveAll(reader, below, problems);
  if (!node.type.validateWhole || problems.size > before) return;
  try {
    validateWhole(node, plain(node.value));
  } catch (error) {
    if (!isHmError(error)) throw error;
    problems.add(error);
  }
}

/** An option that nobody sets and nobody needs is no problem. */
function isOnlyUnset(node: Node, error: HmError): boolean {
  return error.code === "HM_MISSING_VALUE" && node.winners?.length === 0;
}

/** Copies a view into data: every value computed, those that are not defined left out. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isRecord(value)) return value;
  const copy = {};
  for (const key of Object.keys(value)) {
    const it = value[key];
    if (it !== undefined) assign(copy, key, plain(it));
  }
  return copy;
}
