import type { Evaluation, Manifest, Plan } from "@hm/kernel";
import type { EvaluatedConfiguration } from "./load/evaluate-home.ts";

export type { EvaluatedConfiguration };

/** A built generation in the store. */
export interface Generation {
  /** Absolute path of the generation's directory in the store. */
  readonly path: string;
  readonly manifest: Manifest;
}

/** A generation that was activated and has a number. */
export interface NumberedGeneration {
  readonly id: number;
  /** Absolute path of the generation's directory in the store. */
  readonly path: string;
  /** When it was first activated. */
  readonly date: Date;
  readonly current: boolean;
}

export interface LoadedHome {
  /** Absolute path of the configuration file. */
  readonly file: string;
  readonly evaluation: Evaluation;
}

export interface SwitchOptions {
  /** Plans and reports, changes nothing. */
  readonly dryRun?: boolean;
  /** Extension of the names that files in the way are moved to. */
  readonly backup?: string;
  readonly verbose?: boolean;
  /** Number of an older generation that becomes the current one again. */
  readonly number?: number;
}

export interface SwitchResult {
  readonly plan: Plan;
  readonly generation: Generation;
  /** The one that was current before. */
  readonly previous: NumberedGeneration | undefined;
  /** Number of the generation; absent in a dry run. */
  readonly id?: number;
  /** Nothing had to be done. */
  readonly unchanged: boolean;
}

/** What hm is doing, for progress output. */
export interface Reporter {
  /** A stage of the work begins. */
  stage(title: string): void;
  /** A line for `-v`. */
  detail(line: string): void;
  /** A line that a step or program of the activation printed. */
  output(line: string): void;
  warning(message: string): void;
}

export interface StatusEntry {
  /** Relative to the home. */
  readonly path: string;
  readonly state: "missing" | "changed" | "replaced";
  /** What hm left there, and what is there now, where both are text. */
  readonly expected?: string;
  readonly actual?: string;
}

/** How two generations differ. */
export interface GenerationDiff {
  readonly files: readonly { readonly path: string; readonly before: string | undefined; readonly after: string | undefined }[];
  readonly packages: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly variables: readonly { readonly name: string; readonly before: string | undefined; readonly after: string | undefined }[];
  readonly steps: { readonly added: readonly string[]; readonly removed: readonly string[]; readonly changed: readonly string[] };
}

/** Everything that commands are made of. One engine serves one run. */
export interface Engine extends AsyncDisposable {
  /** Finds, imports and evaluates the configuration; reports every problem in one `HmError`. */
  load(options: { readonly file?: string | undefined }): Promise<LoadedHome>;
  /** What the configuration comes to. Evaluates nothing where nothing that it depends on has changed. */
  evaluate(options: { readonly file?: string | undefined }): Promise<EvaluatedConfiguration>;
  /** Path of the configuration file, without loading it. */
  findConfiguration(options: { readonly file?: string | undefined }): string;
  /** Builds the generation of a configuration, unless it is there already. With `activate`, another home than the user's is refused before anything is written. */
  build(evaluated: EvaluatedConfiguration, how?: { readonly activate?: boolean }): Promise<Generation>;
  /** Plans, checks, applies and commits. Throws `HmError` with `exitCode` 3, 4 or 5 as the contract says. */
  activate(generation: Generation, options: SwitchOptions): Promise<SwitchResult>;
  /** Finishes or takes back a switch that was interrupted, and says which; nothing when there was none. */
  recover(): Promise<string | undefined>;
  generations(): NumberedGeneration[];
  /** Reads a generation by number, or the current one. */
  generation(id?: number): Generation;
  removeGenerations(ids: readonly number[]): void;
  /** Removes all but the current one that are older than `age` milliseconds, and gives their numbers. */
  expireGenerations(age: number): number[];
  /** Keeps the generation that a link leads to from `collectGarbage`, for as long as the link is there. Takes its absolute path. */
  addRoot(link: string): void;
  /** Removes what no generation needs; gives the paths and the bytes they took. */
  collectGarbage(options: { readonly dryRun?: boolean }): { readonly paths: readonly string[]; readonly bytes: number };
  diff(from: Generation | undefined, to: Generation): GenerationDiff;
  status(): StatusEntry[] | Promise<StatusEntry[]>;
  /** Takes everything of hm out of the home and puts back what was there before. Gives what was, or in a dry run would be, done. */
  uninstall(options: SwitchOptions): Promise<Plan>;
}
