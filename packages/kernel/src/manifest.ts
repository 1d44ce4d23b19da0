import type { FileMode, HomeStep, MergeFormat, ModuleRecord } from "./home.ts";

/** A file as a generation keeps it. Objects are absolute paths into the store. */
export type ManagedFile = LinkedFile | WrittenFile | MergedFile;

interface FileBasics {
  readonly mode: FileMode;
  /** Takes the place of whatever is there. */
  readonly force?: true;
  /** Bash to run after the file changed. */
  readonly onChange?: string;
}

export interface LinkedFile extends FileBasics {
  readonly mode: "link";
  /** Absolute: an object in the store, a file below one, or a path outside of it. */
  readonly to: string;
}

export interface WrittenFile extends FileBasics {
  readonly mode: "copy" | "create";
  readonly object: string;
  /** Digest of the content alone, also for an executable. */
  readonly digest: string;
  readonly permissions: number;
}

export interface MergedFile extends FileBasics {
  readonly mode: "merge";
  readonly format: MergeFormat;
  /** What hm declares of the file: nested records down to values and lists. */
  readonly values: Values;
  /** For the case that the file does not exist yet. */
  readonly permissions: number;
}

export type Values = { readonly [key: string]: Value };
export type Value = string | number | boolean | null | readonly Value[] | Values;

/** The whole truth about a generation. */
export interface Manifest {
  readonly version: 1;
  readonly username: string;
  readonly homeDirectory: string;
  readonly stateVersion: string;
  /** By path relative to the home. */
  readonly files: Readonly<Record<string, ManagedFile>>;
  /** Files of `home-path/`, as absolute paths into the store. */
  readonly profile: Readonly<Record<string, string>>;
  readonly packages: readonly PackageRecord[];
  readonly packageProvider: string;
  readonly sessionVariables: Readonly<Record<string, string>>;
  readonly steps: readonly HomeStep[];
  readonly modules: readonly ModuleRecord[];
  /** Store objects that its texts refer to, as absolute paths; they stay as long as the generation does. */
  readonly references?: readonly string[];
}

export interface PackageRecord {
  readonly name: string;
  readonly version?: string;
  readonly path?: string;
}

/** What was at a path before hm took it over, so that it can come back. Paths are relative to the home, objects absolute. */
export type Original =
  | { readonly kind: "backup"; readonly path: string }
  | { readonly kind: "file"; readonly object: string; readonly digest: string; readonly permissions: number }
  | { readonly kind: "link"; readonly to: string }
  | { readonly kind: "directory"; readonly permissions?: number }
  | OriginalKeys;

/** What hm remembers of a file whose keys it shares with a program. */
export interface OriginalKeys {
  readonly kind: "keys";
  /** hm made the file: it goes when no other keys are left. */
  readonly created: boolean;
  /** Value of each key that hm took over, by JSON-encoded path; `absent` ones go. */
  readonly keys: Readonly<Record<string, { readonly value: Value } | "absent">>;
  /** Digest of the file as hm wrote it last: while it is the same, nobody else has written. */
  readonly wrote: string;
  /** The file before hm, or that there was none, for as long as nobody else has written. */
  readonly was?: "absent" | { readonly object: string; readonly digest: string; readonly permissions: number };
  /** A copy made with `-b`. */
  readonly backup?: string;
  /** Digest of the copy, where it is the file as it was before hm: it goes when hm's keys do. */
  readonly copied?: string;
  /** What stood in the file's place and could not be merged with. */
  readonly aside?: Original;
}

/** What hm remembers of an activation beside the generation itself. */
export interface ActivationRecord {
  readonly version: 1;
  readonly originals: Readonly<Record<string, Original>>;
  /** What hm itself made and may remove again: directories, and files of mode `create` by digest of what was written. */
  readonly made?: Readonly<Record<string, string>>;
}
