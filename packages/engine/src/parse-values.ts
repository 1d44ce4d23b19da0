import type { MergeFormat, Values } from "@hm/kernel";

/** Reads the values of a text. Throws `HM_PARSE`. */
export type ParseValues = (format: MergeFormat, text: string) => Values;

/** Loads the parsers, which cost too much for homes that merge no file. */
export async function loadParser(): Promise<ParseValues> {
  const { parseValues } = await import("@hm/formats/documents");
  return parseValues;
}
