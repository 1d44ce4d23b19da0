import type { Definition, Get, Origin, Place } from "@hm/api";
import type { Home } from "./home.ts";

/** A warning with the places it is about. */
export interface Notice {
  readonly message: string;
  readonly origins: readonly Origin[];
}

/** One value that an option was merged from. */
export interface Contribution {
  readonly value: unknown;
  readonly rank: number;
  readonly origin: Origin | undefined;
  /** Counted, or lost to a lower rank. */
  readonly wins: boolean;
}

/** All that is known of one option. */
export interface OptionInfo {
  readonly path: string;
  readonly type: string;
  readonly description: string | undefined;
  /** JSON-like value, or text where the default depends on others; absent when the option has none. */
  readonly default: unknown;
  readonly internal: boolean;
  readonly readOnly: boolean;
  readonly declared: { readonly module: string; readonly place: Place | undefined };
  /** Absent where the value cannot be computed. */
  readonly value: unknown;
  readonly contributions: readonly Contribution[];
  /** Names of the options below, for a group or a record. */
  readonly children: readonly string[];
}

/** A configuration whose options are computed when they are read. */
export interface Evaluation {
  readonly get: Get;
  /** The home that the configuration comes to. Throws one `HmError` with every problem. */
  home(): Home;
  readonly warnings: () => readonly Notice[];
  /** Looks an option up by its path, also below records: `programs.git.settings.user`. */
  option(path: string): OptionInfo | undefined;
  /** Every declared option of every module in use. */
  options(): Iterable<OptionInfo>;
  readonly definitions: readonly Definition[];
}
