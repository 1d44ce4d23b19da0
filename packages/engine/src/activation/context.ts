import type { Reporter } from "../engine.ts";
import type { Env, Paths } from "../paths.ts";

/** What an activation needs of the world beside the home itself. */
export interface ActivationContext {
  readonly paths: Paths;
  readonly env: Env;
  readonly reporter: Reporter;
  /** Installs the packages of a generation; the built-in step `installPackages` calls it. */
  readonly installPackages?: (generation: string) => Promise<void>;
  readonly now?: () => Date;
}
