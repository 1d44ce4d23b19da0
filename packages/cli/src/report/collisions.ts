import type { HmError } from "@hm/api";
import type { Collision } from "@hm/kernel";
import { unifiedDiff } from "../output/diff.ts";
import type { Setting } from "./exhibit.ts";

const INDENT = "  ";

/** The collisions that an error reports, where it is one of those. */
export function collisionsOf(error: HmError): readonly Collision[] {
  return (error as { readonly collisions?: readonly Collision[] }).collisions ?? [];
}

/** Says of each file what is in the way, with the changes that were made by hand. */
export async function renderCollisions(collisions: readonly Collision[], output: Setting["output"]): Promise<string[]> {
  const lines: string[] = [];
  for (const it of collisions) lines.push(`${INDENT}${it.message}`, ...(await handMade(it, output)));
  return lines;
}

/** What differs from what hm left there, or from what shall be there. */
async function handMade({ path, kind, texts }: Collision, output: Setting["output"]): Promise<string[]> {
  if (!texts) return [];
  const name = `~/${path}`;
  const diff =
    texts.last === undefined
      ? await unifiedDiff({ path, before: texts.now, after: texts.next, labels: [`${name} as it is`, `${name} as it shall be`] }, output)
      : await unifiedDiff({ path, before: texts.last, after: texts.now, labels: [`${name} as hm left it`, `${name} as it is`] }, output);
  const advice = kind === "changed by hand" || (kind === "key" && texts.last !== undefined) ? [`Take the change into the configuration with: hm adopt ${name}`] : [];
  return [...diff.trimEnd().split("\n"), ...advice].map((it) => `${INDENT}${INDENT}${it}`);
}
