import type { SwitchOptions } from "../engine.ts";
import type { Plan } from "@hm/kernel";
import type { ActivationContext } from "./context.ts";

/** Takes everything of hm out of the home, puts back what was there before, and removes hm's own folders. */
export async function uninstall(_options: SwitchOptions, _context: ActivationContext): Promise<Plan> {
  throw new Error("not implemented");
}
