import type { Engine, Generation, SwitchResult } from "@hm/engine";
import type { Context } from "../context.ts";
import { listOperations, summarize } from "../output/operations.ts";

/** Options of the commands that activate a generation. */
export interface ActivationFlags {
  readonly dryRun?: boolean;
  readonly backup?: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/** Activates a generation and says what was done. `number` makes an older generation the current one again. */
export async function activateAndTell(context: Context, engine: Engine, generation: Generation, flags: ActivationFlags & { readonly number?: number }): Promise<void> {
  const { dryRun = false, verbose = false, backup, number } = flags;
  const options = { dryRun, verbose, ...(backup === undefined ? {} : { backup: backup.replace(/^\./, "") }), ...(number === undefined ? {} : { number }) };
  const result = await engine.activate(generation, options);
  context.progress.done();
  const { out } = context.terminal;
  if (flags.json) return out.line(JSON.stringify(asJson(result, dryRun), undefined, 2));
  for (const line of describe(result, dryRun, verbose)) out.line(line);
}

function describe(result: SwitchResult, dryRun: boolean, verbose: boolean): string[] {
  const { plan, previous, id, unchanged, generation } = result;
  if (unchanged) return [`Nothing to do${previous ? `: generation ${previous.id} is in place` : ""}.`];
  const listed = dryRun || verbose ? listOperations(plan.operations) : [];
  if (dryRun) return ["Would activate the generation", `  ${generation.path}`, "with", ...(listed.length > 0 ? listed : ["  no change to files"])];
  return [...listed, `Generation ${id} is active: ${summarize(plan.operations)}.`];
}

function asJson({ plan, generation, previous, id, unchanged }: SwitchResult, dryRun: boolean): unknown {
  return { dryRun, unchanged, id: id ?? null, previous: previous?.id ?? null, generation: generation.path, operations: plan.operations, changed: plan.changed };
}
