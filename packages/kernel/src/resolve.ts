import { isHmError, type HmError } from "@hm/api";
import { createNode, type Node } from "./node.ts";
import type { Reader } from "./reader.ts";
import { visibleRecords } from "./source.ts";
import { validateWhole } from "./validate.ts";
import { plain } from "./values.ts";

/** Computes everything below the given nodes, and collects what fails. */
export function resolveAll(reader: Reader, nodes: Iterable<Node>, problems: Set<HmError>): void {
  const defaults: Node[] = [];
  for (const it of nodes) visit(it, false);
  // What only a default needs, which nobody needs itself, may be missing.
  for (const it of defaults) visit(it, true);

  function visit(node: Node, isDefault: boolean): void {
    if (!isDefault && node.sources.length === 0 && node.type.hints.derive) return void defaults.push(node);
    const before = problems.size;
    try {
      reader.read(node);
    } catch (error) {
      if (!isHmError(error)) throw error;
      if (isOnlyUnset(node, error) && !problems.has(error)) node.state = "pending";
      else if (!isDefault || error.code !== "HM_MISSING_VALUE") problems.add(error);
      return visitWritten(node);
    }
    for (const below of node.children.values()) visit(below, false);
    if (!node.type.validateWhole || problems.size > before || node.value === undefined) return;
    attempt(() => validateWhole(node, plain(node.value)), problems);
  }

  /** Where a function of one definition failed, what others say is judged by itself. */
  function visitWritten(node: Node): void {
    if (node.live !== undefined) return;
    for (const record of node.sources.flatMap(visibleRecords)) {
      const counts = () => record.guards.every((it) => reader.holds(it));
      if (isSound(counts)) visit(createNode({ ...node, sources: [record] }), false);
    }
  }
}

/** Whether a condition holds and can be computed. */
function isSound(condition: () => boolean): boolean {
  try {
    return condition();
  } catch (error) {
    if (!isHmError(error)) throw error;
    return false;
  }
}

/** An option that nobody sets and nobody needs is no problem; who needs it later, is named then. */
function isOnlyUnset(node: Node, error: HmError): boolean {
  return error.code === "HM_MISSING_VALUE" && node.winners?.length === 0 && error.exhibits.length === 0;
}

/** Runs something and collects what users can mend of how it fails. */
export function attempt(run: () => unknown, problems: Set<HmError>): void {
  try {
    run();
  } catch (error) {
    if (!isHmError(error)) throw error;
    problems.add(error);
  }
}
