import { PLAIN_RANK, isHmError, type HmError } from "@hm/api";
import { isAtHand } from "./at-hand.ts";
import { fittingType, undecided } from "./fitting.ts";
import { mergeRecords } from "./merge-records.ts";
import * as messages from "./messages.ts";
import { attach, createNode, pathOf, type Node } from "./node.ts";
import { anyType, type OptionType } from "./option-type.ts";
import type { Reader } from "./reader.ts";
import { extend, unwrap, type Source } from "./source.ts";
import { exhibitsOf, readersOf } from "./trace.ts";
import { validateLeaf, validated } from "./validate.ts";
import { isRecord, isSame, plain } from "./values.ts";

/** Makes one value of the definitions that count: lists concatenate, records merge by key, and anything else must agree. */
export function mergeWinners(reader: Reader, node: Node, winners: readonly Source[]): unknown {
  const { type } = node;
  if (type.kind === "group") return mergeRecords(reader, node, winners, type);
  if (!winners.length) return unset(reader, node);
  const fitting = fittingType(type, winners);
  if (!fitting) return validateLeaf(node, agreed(node, winners), winners);
  const value = Array.isArray(winners[0]!.value) ? mergeLists(reader, node, winners, fitting) : mergeRecords(reader, node, winners, fitting);
  return type.transforms || fitting === undecided ? validated(node, plain(value), winners) : value;
}

function unset(reader: Reader, node: Node): unknown {
  const { type } = node;
  if (type.optional || node.entry) return undefined;
  if (type.kind === "object" || type.kind === "record") return mergeRecords(reader, node, [], type);
  throw messages.missingValue(pathOf(node), readersOf(reader));
}

/** The one value that all definitions agree on. */
function agreed(node: Node, winners: readonly Source[]): unknown {
  const way = node.type.hints.merge;
  const [first] = winners;
  if (winners.length === 1) return first!.value;
  if (way && winners.every((it) => typeof it.value === "string")) {
    return winners.map((it) => it.value).join(way === "lines" ? "\n" : way.slice("words:".length));
  }
  if (winners.every((it) => isSame(it.value, first!.value))) return first!.value;
  // A value that is wrong by itself is no side of a conflict.
  for (const it of winners) if (!isRecord(it.value) && !Array.isArray(it.value)) validateLeaf(node, it.value, [it]);
  throw messages.conflict(pathOf(node), first!.rank, exhibitsOf(winners));
}

function mergeLists(reader: Reader, node: Node, winners: readonly Source[], type: OptionType): unknown[] {
  const problems = new Set<HmError>();
  const elements = winners.flatMap((winner) => (winner.value as readonly unknown[]).map((value, index) => ({ value, rank: PLAIN_RANK, order: winner.order, at: extend(winner.at, index), guards: [] })));
  const found: { readonly value: unknown; readonly order: number }[] = [];
  const below = type.element ?? anyType;
  for (const source of elements.flatMap(unwrap)) {
    try {
      add(source);
    } catch (error) {
      if (!isHmError(error)) throw error;
      problems.add(error);
    }
  }
  if (problems.size) throw messages.together([...problems]);
  return found.toSorted((a, b) => a.order - b.order).map((it) => it.value);

  function add(source: Source): void {
    if (source.value === undefined) return;
    if (isAtHand(below, source.value)) return void found.push({ value: source.value, order: source.order });
    const element = elementOf(source);
    // What a function gives may have an order, or be several elements, by merge(…), whatever their ranks.
    if (typeof source.value === "function") reader.peek(element);
    const given = element.live ?? [source];
    for (const it of given) {
      const single = given.length === 1 ? element : elementOf(it);
      attach(single);
      found.push({ value: reader.read(single), order: it.order });
    }
  }

  function elementOf(source: Source): Node {
    return createNode({ parent: node, key: found.length + problems.size, type: below, module: node.module, name: node.name, entry: true, sources: [source] });
  }
}
