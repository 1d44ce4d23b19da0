import { listOf, scalarText, type Atom } from "./value.ts";

/** Writes one line for each value, each with a newline at its end. */
export function lines(values: readonly Atom[]): string {
  return listOf(values)
    .map((value) => `${scalarText(value)}\n`)
    .join("");
}
