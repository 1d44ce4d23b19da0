import type { Context } from "../context.ts";
import { parseWhen } from "./parse-when.ts";
import { tellRemoved } from "./remove-generations.ts";

/** Removes the generations older than a date or an age. */
export async function run(context: Context, { json }: { readonly json?: boolean }, when: string): Promise<void> {
  const now = new Date();
  const age = now.getTime() - parseWhen(when, now).getTime();
  await using engine = await context.openEngine({ recover: true });
  tellRemoved(context, await engine.expireGenerations(age), json);
}
