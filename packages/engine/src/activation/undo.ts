import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Operation } from "@hm/kernel";
import { applyOperation, freshName, isAt, lookAt, type Place } from "./apply.ts";
import { messages, reasonOf } from "./messages.ts";

/** What could not be taken back. */
export interface Undone {
  /** Paths that somebody changed in the meantime; they are left as they are. */
  readonly changed: readonly string[];
  /** What is left to do, a sentence each. */
  readonly left: readonly string[];
}

/** Takes operations back, last one first. Those that were never done, or are taken back already, are passed over. */
export function undoOperations(operations: readonly Operation[], place: Place): Undone {
  const changed: string[] = [];
  const left: string[] = [];
  for (const it of operations.toReversed()) {
    const back: Operation = it.do === "move" ? { ...it, from: it.to, to: it.from } : { ...it, before: it.after, after: it.before };
    try {
      if (back.do === "set") rmSync(freshName(join(place.home, back.path), place), { force: true });
      if (isDone(back, place)) continue;
      if (isPossible(back, place)) applyOperation(back, place);
      else changed.push(back.do === "set" ? join(place.home, back.path) : join(place.home, back.to));
    } catch (error) {
      left.push(messages.left(back, place.home, reasonOf(error)));
    }
  }
  return { changed, left };
}

function isDone(it: Operation, { home }: Place): boolean {
  if (it.do === "set") return isAt(join(home, it.path), it.after);
  return lookAt(join(home, it.from)) === undefined && lookAt(join(home, it.to)) !== undefined;
}

/** Whether the home still is as the operation to take back left it. A change that stopped halfway counts as well. */
function isPossible(it: Operation, { home }: Place): boolean {
  if (it.do === "set") return isAt(join(home, it.path), it.before);
  return lookAt(join(home, it.from)) !== undefined && lookAt(join(home, it.to)) === undefined;
}
