import leven from "leven";
import type { OptionType } from "./option-type.ts";

/** The known name that `name` was most likely meant to be, or nothing when none is near. */
export function closest(name: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let distance = limit + 1;
  for (const it of known) {
    const d = it.toLowerCase() === name.toLowerCase() ? 0 : isSwapped(name, it) ? 1 : leven(name, it);
    if (d < distance) [best, distance] = [it, d];
  }
  return best;
}

/** Whether two neighbouring letters changed places. */
function isSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((it, index) => it !== b[index]);
  return a.length === b.length && at >= 0 && a.slice(0, at) + a[at + 1] + a[at] + a.slice(at + 2) === b;
}

/** Where an option of this very name stands in a group further down. */
export function placeOf(name: string, type: OptionType): string | undefined {
  for (const [key, below] of type.shape) {
    if (below.kind !== "group" && below.kind !== "object") continue;
    if (below.shape.has(name)) return `${key}.${name}`;
    const deeper = placeOf(name, below);
    if (deeper) return `${key}.${deeper}`;
  }
  return undefined;
}
