import type { Evaluation } from "@hm/kernel";
import type { Output } from "../output/terminal.ts";

/** An option that a search found. */
export interface FoundOption {
  readonly path: string;
  readonly type: string;
  readonly description: string;
}

/** Lists the options that hold every word in their path or description, those with all words in the path first. */
export function findOptions(evaluation: Pick<Evaluation, "options">, words: readonly string[]): FoundOption[] {
  const wanted = words.flatMap((it) => it.toLowerCase().split(/\s+/)).filter((it) => it !== "");
  const found: (FoundOption & { readonly inPath: boolean })[] = [];
  for (const { path, type, description = "", internal } of evaluation.options()) {
    const [inPath, inText] = [path.toLowerCase(), `${path} ${description}`.toLowerCase()].map((text) => wanted.every((it) => text.includes(it)));
    if (inText && !internal) found.push({ path, type, description, inPath: inPath! });
  }
  return found.toSorted((a, b) => Number(b.inPath) - Number(a.inPath) || (a.path < b.path ? -1 : 1)).map(({ inPath: _, ...it }) => it);
}

/** Shows found options with the first sentence of what each is for. */
export function listFound(found: readonly FoundOption[], { style }: Pick<Output, "style">): string[] {
  return found.flatMap(({ path, description }) => [style("bold", path), ...(description ? [`  ${firstSentence(description)}`] : [])]);
}

function firstSentence(text: string): string {
  return /^[\s\S]*?[.!?](?=\s|$)/.exec(text)?.[0].replaceAll(/\s+/g, " ") ?? text.split("\n")[0]!;
}
