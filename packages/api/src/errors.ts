import type { Origin } from "./definition.ts";

const BRAND = Symbol.for("@hm/api/error@1");

/** A place that a message points at, with the value that stood there. */
export interface Exhibit {
  readonly origin: Origin;
  /** What is to be said of this place, as `"git" at` or `sets it to "git"`. */
  readonly text?: string;
}

export interface HmErrorOptions {
  /** One imperative sentence: what to do. */
  readonly hint?: string;
  readonly cause?: unknown;
  /** The places concerned, most important first. */
  readonly exhibits?: readonly Exhibit[];
  /** Several problems in one report. */
  readonly problems?: readonly HmError[];
}

/** A problem that a user can mend. Bugs stay plain `Error`s. */
export class HmError extends Error {
  override readonly name = "HmError";
  readonly [BRAND] = true;
  readonly code: string;
  readonly hint: string | undefined;
  readonly exhibits: readonly Exhibit[];
  readonly problems: readonly HmError[];

  constructor(code: `HM_${string}`, message: string, options: HmErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.exhibits = options.exhibits ?? [];
    this.problems = options.problems ?? [];
  }
}

/** Tells an `HmError` of any copy of this package from a bug. */
export function isHmError(error: unknown): error is HmError {
  return error instanceof Error && BRAND in error;
}
