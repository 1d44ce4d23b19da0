import type { Context } from "../context.ts";
import { activateAndTell, type ActivationFlags } from "./activate.ts";

/** Builds the configuration and activates it. */
export async function run(context: Context, flags: ActivationFlags & { readonly rollback?: boolean }): Promise<void> {
  if (flags.rollback) return (await import("./rollback.ts")).run(context, flags);
  await using engine = await context.openEngine({ recover: !flags.dryRun });
  const generation = await engine.build(await context.evaluate(engine), { activate: true });
  await activateAndTell(context, engine, generation, flags);
}
