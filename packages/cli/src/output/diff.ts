import type { Output } from "./terminal.ts";

/** Two texts to compare; an absent one is an empty file that does not exist. */
export interface Comparison {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** What the sides are called, where not simply before and after. */
  readonly labels?: readonly [string, string];
}

/** Compares two texts as a unified diff, in colour where the output shows any. Empty when they are equal. */
export async function unifiedDiff({ path, before, after, labels }: Comparison, output: Pick<Output, "style">): Promise<string> {
  if (before === after) return "";
  const { createTwoFilesPatch } = await import("diff");
  const [old, next] = labels ?? [before === undefined ? "/dev/null" : `a/${path}`, after === undefined ? "/dev/null" : `b/${path}`];
  if (isBinary(before) || isBinary(after)) return `${output.style("bold", `Binary files ${old} and ${next} differ`)}\n`;
  const patch = createTwoFilesPatch(old, next, before ?? "", after ?? "", undefined, undefined, { context: 3, headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true } });
  return `${patch.trimEnd().split("\n").map((line) => colour(line, output)).join("\n")}\n`;
}

function isBinary(text: string | undefined): boolean {
  return text?.includes("\0") === true;
}

function colour(line: string, { style }: Pick<Output, "style">): string {
  if (line.startsWith("--- ") || line.startsWith("+++ ")) return style("bold", line);
  if (line.startsWith("@@")) return style("cyan", line);
  if (line.startsWith("+")) return style("green", line);
  if (line.startsWith("-")) return style("red", line);
  return line;
}
