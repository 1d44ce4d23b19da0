import type { OptionType } from "./option-type.ts";
import { isSettled } from "./values.ts";

/** Whether a value is right as it stands: nothing in it is to be called, merged, adapted or judged by zod. */
export function isAtHand(type: OptionType, value: unknown): boolean {
  if (type.validateWhole || type.transforms) return false;
  if (type.kind === "any") return isSettled(value);
  return type.kind === "leaf" && !type.hints.path && !type.hints.coerce && type.accepts !== undefined && type.accepts(value);
}
