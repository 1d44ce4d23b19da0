import type { Engine } from "@hm/engine";
import type { Context } from "../context.ts";
import { noEarlierGeneration } from "../errors.ts";
import { activateAndTell, type ActivationFlags } from "./activate.ts";
import { generationNumber } from "./generation-number.ts";

/** Activates an older generation: one by number, or the one before the current. */
export async function run(context: Context, flags: ActivationFlags, id?: string): Promise<void> {
  const asked = id === undefined ? undefined : generationNumber(id);
  await using engine = await context.openEngine({ recover: !flags.dryRun });
  const number = asked ?? numberBefore(engine);
  await activateAndTell(context, engine, engine.generation(number), { ...flags, number });
}

function numberBefore(engine: Engine): number {
  const all = engine.generations();
  const current = all.find((it) => it.current)?.id ?? Infinity;
  const earlier = all.map((it) => it.id).filter((it) => it < current);
  if (earlier.length === 0) throw noEarlierGeneration();
  return Math.max(...earlier);
}
