import { usage } from "../errors.ts";

/** Reads the number of a generation from the command line. */
export function generationNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw usage(`'${text}' is not the number of a generation.`, "Give a number that `hm generations` lists.");
  return Number(text);
}
