import { anyType, type OptionType } from "./option-type.ts";
import type { Source } from "./source.ts";
import { isRecord } from "./values.ts";

/** Stands for several alternatives of a union that only zod can choose among. */
export const undecided: OptionType = { ...anyType, name: "undecided" };

/** The type that records or lists are merged by: the option's own, or an alternative of it. Nothing where none takes values of this form. */
export function fittingType(type: OptionType, winners: readonly Source[]): OptionType | undefined {
  const isList = winners.every((it) => Array.isArray(it.value));
  if (!isList && !winners.every((it) => isRecord(it.value))) return undefined;
  const kinds = isList ? ["list", "any"] : ["record", "object", "any"];
  if (type.kind !== "union") return kinds.includes(type.kind) ? type : undefined;
  const fitting = type.alternatives.map((it) => fittingType(it, winners)).filter((it) => it !== undefined);
  if (fitting.length <= 1) return fitting[0];
  if (isList) return undecided;
  const records = winners.map((it) => it.value as Record<string, unknown>);
  const matching = fitting.filter((it) => records.every((record) => hasLiterals(it, record)));
  const knowing = matching.filter((it) => records.every((record) => unknownKeys(it, record) === 0));
  if (knowing.length === 1) return knowing[0];
  return knowing.length ? undecided : leastUnknown(matching.length ? matching : fitting, records);
}

/** Whether the fields that tell alternatives apart, such as `type: "a"`, are those of this one. */
function hasLiterals(type: OptionType, record: Readonly<Record<string, unknown>>): boolean {
  return [...type.shape].every(([key, it]) => !it.choices.length || !Object.hasOwn(record, key) || typeof record[key] === "function" || it.choices.includes(record[key]));
}

function unknownKeys(type: OptionType, record: Readonly<Record<string, unknown>>): number {
  return type.rest ? 0 : Object.keys(record).filter((it) => !type.shape.has(it)).length;
}

/** The alternative that was most likely meant: its unknown keys are then told. */
function leastUnknown(types: readonly OptionType[], records: readonly Readonly<Record<string, unknown>>[]): OptionType {
  const count = (it: OptionType) => records.reduce((sum, record) => sum + unknownKeys(it, record), 0);
  return types.reduce((best, it) => (count(it) < count(best) ? it : best));
}
