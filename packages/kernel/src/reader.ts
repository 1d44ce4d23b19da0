import { isHmError, type Facts, type Get, type HmError } from "@hm/api";
import type { GuardState } from "./guard.ts";
import * as messages from "./messages.ts";
import { mergeWinners } from "./merge.ts";
import type { Node } from "./node.ts";
import { settle } from "./settle.ts";
import type { Source } from "./source.ts";
import { cycleThrough, exhibitOf, failedIn } from "./trace.ts";

/** Reads nodes, each once, and knows what is being read: the state of one evaluation. */
export interface Reader {
  readonly facts: Facts;
  readonly get: Get;
  /** Problems that do not keep a value from being computed, such as unknown options. */
  readonly problems: HmError[];
  /** Definitions are still being collected: nothing can be read yet. */
  collecting: boolean;
  readonly stack: Frame[];
  read(node: Node): unknown;
  /** Those of a node's sources that count, with every function called and every wrapper taken off; the value is not made of them yet. */
  peek(node: Node): readonly Source[];
  holds(guard: GuardState): boolean;
}

/** Something being computed: a node, or the condition of a `when`. */
export type Frame = { readonly node: Node } | { readonly guard: GuardState };

export function createReader(facts: Facts, get: Get): Reader {
  const reader: Reader = {
    facts,
    get,
    problems: [],
    collecting: true,
    stack: [],
    read: (node) => read(reader, node),
    peek: (node) => node.winners ?? compute(reader, { node }, node, () => settle(reader, node), "pending"),
    holds: (guard) => holds(reader, guard),
  };
  return reader;
}

function read(reader: Reader, node: Node): unknown {
  if (node.state === "done") return node.value;
  if (node.state === "failed") throw node.error;
  if (node.state === "busy") throw cycleThrough(reader, { node });
  return compute(reader, { node }, node, () => {
    node.value = mergeWinners(reader, node, settle(reader, node));
    return node.value;
  });
}

/** Whether the condition of a guard holds. */
function holds(reader: Reader, it: GuardState): boolean {
  if (it.state === "done") return it.holds;
  if (it.state === "failed") throw it.error;
  if (it.state === "busy") throw cycleThrough(reader, { guard: it });
  return compute(reader, { guard: it }, it, () => {
    const { condition } = it.guard;
    const answer: unknown = typeof condition === "function" ? condition(reader.get) : condition;
    if (typeof answer !== "boolean") throw messages.notACondition(answer, exhibitOf({ guard: it }, ""));
    return (it.holds = answer);
  });
}

/** Runs a computation as a frame of the stack and remembers how it ended. */
function compute<T>(reader: Reader, frame: Frame, state: Pick<Node, "state" | "error">, run: () => T, then: "done" | "pending" = "done"): T {
  state.state = "busy";
  reader.stack.push(frame);
  try {
    const value = run();
    state.state = then;
    return value;
  } catch (error) {
    state.state = "failed";
    throw (state.error = isHmError(error) ? error : failedIn(frame, error));
  } finally {
    reader.stack.pop();
  }
}
