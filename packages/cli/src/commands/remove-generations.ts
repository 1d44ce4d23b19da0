import type { Context } from "../context.ts";
import { generationNumber } from "./generation-number.ts";

/** Removes generations by number. */
export async function run(context: Context, { json }: { readonly json?: boolean }, ids: readonly string[]): Promise<void> {
  const numbers = [...new Set(ids.map(generationNumber))];
  await using engine = await context.openEngine({ recover: true });
  await engine.removeGenerations(numbers);
  tellRemoved(context, numbers, json);
}

/** Says which generations were removed. */
export function tellRemoved({ terminal: { out } }: Context, numbers: readonly number[], json = false): void {
  if (json) return out.line(JSON.stringify({ removed: numbers }, undefined, 2));
  for (const it of numbers) out.line(`Removed generation ${it}`);
  if (numbers.length === 0) out.line("Nothing to do: no generation is that old.");
}
