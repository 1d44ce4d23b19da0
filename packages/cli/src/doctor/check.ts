import type { Engine } from "@hm/engine";

/** What a check of the machine found. */
export interface Finding {
  readonly name: string;
  readonly state: "ok" | "warn" | "fail";
  readonly message: string;
  /** What to do about it. */
  readonly advice?: string;
}

/** What checks look at. */
export interface Patient {
  readonly env: NodeJS.ProcessEnv;
  /** `$XDG_STATE_HOME/hm`. */
  readonly state: string;
  readonly file: string | undefined;
  readonly engine: Engine;
}

/** Looks at one thing. Gives several findings where several things are wrong. */
export type Check = (patient: Patient) => Finding | readonly Finding[] | Promise<Finding | readonly Finding[]>;

export function ok(name: string, message: string): Finding {
  return { name, state: "ok", message };
}

export function warn(name: string, message: string, advice: string): Finding {
  return { name, state: "warn", message, advice };
}

export function fail(name: string, message: string, advice: string): Finding {
  return { name, state: "fail", message, advice };
}

/** What went wrong, in a few words. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^E[A-Z]+: /, "") : String(error);
}
