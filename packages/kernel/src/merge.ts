import { PLAIN_ORDER, PLAIN_RANK } from "@hm/api";
import * as messages from "./messages.ts";
import { createNode, pathOf, type Node } from "./node.ts";
import { anyType, type OptionType } from "./option-type.ts";
import { exhibitsOf, readerOf, type Reader } from "./reader.ts";
import { child, extend, unwrap, type Source } from "./source.ts";
import { assign, isRecord, isSame, isSettled } from "./values.ts";
import { validateLeaf } from "./validate.ts";
import { weave } from "./weave.ts";

/** Makes one value of the definitions that count: lists concatenate, records merge by key, and anything else must agree. */
export function mergeWinners(reader: Reader, node: Node, winners: readonly Source[]): unknown {
  const { type } = node;
  if (type.kind === "group") return mergeRecords(reader, node, winners);
  const [first] = winners;
  if (!first) {
    // An entry of a record that comes to nothing is left out, as if it had not been written.
    if (type.optional || (node.parent && !node.parent.type.shape.has(String(node.key)))) return undefined;
    if (type.kind === "object" || type.kind === "record") return mergeRecords(reader, node, []);
    throw messages.missingValue(pathOf(node), readerOf(reader));
  }
  const fitting = fittingType(type, first.value);
  if (winners.every((it) => Array.isArray(it.value)) && (fitting.kind === "list" || fitting.kind === "any")) return mergeLists(reader, node, winners, fitting);
  if (winners.every((it) => isRecord(it.value)) && (fitting.kind === "record" || fitting.kind === "object" || fitting.kind === "any")) return mergeRecords(reader, node, winners, fitting);
  return validateLeaf(node, mergeScalars(node, winners), winners);
}

function mergeScalars(node: Node, winners: readonly Source[]): unknown {
  const way = node.type.hints.merge;
  const [first] = winners;
  if (winners.length === 1) return first!.value;
  if (way && winners.every((it) => typeof it.value === "string")) {
    return winners.map((it) => it.value).join(way === "lines" ? "\n" : way.slice("words:".length));
  }
  if (winners.every((it) => isSame(it.value, first!.value))) return first!.value;
  throw messages.conflict(pathOf(node), exhibitsOf(winners));
}

/** The alternative of a union that a value of this form belongs to; where several do, zod judges the whole value later. */
function fittingType(type: OptionType, value: unknown): OptionType {
  if (type.kind !== "union") return type;
  const kinds = Array.isArray(value) ? ["list", "any"] : isRecord(value) ? ["record", "object", "any"] : ["leaf"];
  const fitting = type.alternatives.map((it) => fittingType(it, value)).filter((it) => kinds.includes(it.kind));
  return fitting.length === 1 ? fitting[0]! : fitting.length ? (kinds[0] === "leaf" ? type : anyType) : type;
}

function mergeLists(reader: Reader, node: Node, winners: readonly Source[], type: OptionType): unknown[] {
  const elements = winners.flatMap((winner) =>
    (winner.value as readonly unknown[]).flatMap((value, index) => unwrap({ value, rank: PLAIN_RANK, order: winner.order, at: extend(winner.at, index), guards: [] })),
  );
  const ordered = elements.every((it) => it.order === PLAIN_ORDER) ? elements : elements.toSorted((a, b) => a.order - b.order);
  const values = ordered.map((source, index) => {
    const element = createNode({ parent: node, key: index, type: type.element ?? anyType, module: node.module, name: node.name, sources: [source] });
    node.children.set(index, element);
    return isLeafAtHand(element.type, source.value) ? validateLeaf(element, source.value, [source]) : reader.read(element);
  });
  return values.filter((it) => it !== undefined);
}

/** Gives a record whose values are computed when they are read, and at once where there is nothing to compute. */
function mergeRecords(reader: Reader, node: Node, winners: readonly Source[], type: OptionType = node.type): object {
  const records = winners.filter((it) => isRecord(it.value)) as (Source & { readonly value: Record<string, unknown> })[];
  if (type.kind === "group") for (const it of winners) if (!isRecord(it.value)) reader.problems.push(messages.invalidOption(pathOf(node), type.name, it.value, undefined, exhibitsOf([it])));
  const view = {};
  const written = weave(records.map((it) => Object.keys(it.value)));
  for (const key of written) {
    const below = type.shape.get(key) ?? type.rest;
    const sources = records.filter((it) => Object.hasOwn(it.value, key)).map((it) => childSource(type, it, key));
    if (!below) {
      reader.problems.push(messages.unknownOption(pathOf(node), key, [...type.shape.keys()], exhibitsOf(sources).map(({ origin }) => ({ origin }))));
      continue;
    }
    const [source] = sources;
    if (sources.length === 1 && source!.guards.length === 0 && isLeafAtHand(below, source!.value) && isAtHandValid(below, source!.value)) assign(view, key, source!.value);
    else define(reader, node, view, { key, type: below, name: type.shape.has(key) ? node.name : key, sources });
  }
  for (const [key, below] of type.shape) {
    if (Object.hasOwn(view, key)) continue;
    if (below.kind === "leaf" && below.hasDefault && !below.hints.derive && !below.hints.path) assign(view, key, below.hints.defaultsToName ? node.name : below.default);
    else if (!below.optional || below.hasDefault || below.kind === "group") define(reader, node, view, { key, type: below, name: node.name, sources: [] });
    else assign(view, key, undefined);
  }
  return view;
}

/** Ranks and conditions of a group are those of the options in it. */
function childSource(type: OptionType, source: Source & { readonly value: Record<string, unknown> }, key: string): Source {
  const below = child(source, key, source.value[key]);
  return type.kind === "group" ? { ...below, rank: source.rank, order: source.order, guards: source.guards } : below;
}

function define(reader: Reader, node: Node, view: object, { key, type, name, sources }: Pick<Node, "type" | "name" | "sources"> & { readonly key: string }): void {
  const below = createNode({ parent: node, key, type, module: node.module, name, sources });
  node.children.set(key, below);
  Object.defineProperty(view, key, { enumerable: true, configurable: true, get: () => reader.read(below) });
}

function isLeafAtHand(type: OptionType, value: unknown): boolean {
  if (type.validateWhole) return false;
  if (type.kind === "leaf") return (typeof value === "string" && !type.hints.path && !type.hints.coerce) || typeof value === "number" || typeof value === "boolean";
  if (type.kind === "any") return isSettled(value);
  return false;
}

/** Whether a leaf can be taken as it is; one that cannot gets a node of its own, which then fails with its place. */
function isAtHandValid(type: OptionType, value: unknown): boolean {
  return type.kind === "any" || type.schema!.safeParse(value).success;
}
