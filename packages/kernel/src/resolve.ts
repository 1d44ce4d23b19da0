import { isHmError, type HmError } from "@hm/api";
import type { Node } from "./node.ts";
import type { Reader } from "./reader.ts";
import { validateWhole } from "./validate.ts";
import { plain } from "./values.ts";

/** Computes a node and everything below it, and collects what fails. */
export function resolveAll(reader: Reader, node: Node, problems: Set<HmError>): void {
  const before = problems.size;
  try {
    reader.read(node);
  } catch (error) {
    if (!isHmError(error)) throw error;
    if (isOnlyUnset(node, error)) node.state = "pending";
    else problems.add(error);
    return;
  }
  for (const below of node.children.values()) resolveAll(reader, below, problems);
  if (!node.type.validateWhole || problems.size > before || node.value === undefined) return;
  attempt(() => validateWhole(node, plain(node.value)), problems);
}

/** An option that nobody sets and nobody needs is no problem; who needs it later, is named then. */
function isOnlyUnset(node: Node, error: HmError): boolean {
  return error.code === "HM_MISSING_VALUE" && node.winners?.length === 0 && error.exhibits.length === 0;
}

/** Runs something and collects what users can mend of how it fails. */
export function attempt(run: () => void, problems: Set<HmError>): void {
  try {
    run();
  } catch (error) {
    if (!isHmError(error)) throw error;
    problems.add(error);
  }
}
