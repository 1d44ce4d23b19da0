import type { Generation, SwitchOptions, SwitchResult } from "../engine.ts";
import type { ActivationContext } from "./context.ts";

export interface ActivateOptions extends SwitchOptions {
  /** Number of an older generation that becomes the current one again. */
  readonly number?: number;
}

/** Brings a generation into the home: recovers, locks, plans, checks, applies and commits, or takes everything back. */
export async function activate(_generation: Generation, _options: ActivateOptions, _context: ActivationContext): Promise<SwitchResult> {
  throw new Error("not implemented");
}
