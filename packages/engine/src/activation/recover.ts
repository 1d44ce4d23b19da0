import type { ActivationContext } from "./context.ts";

/** Takes an interrupted switch back or finishes it, and says which; nothing when there was none. */
export async function recover(_context: ActivationContext): Promise<string | undefined> {
  throw new Error("not implemented");
}
