import type { Content, Origin } from "@hm/api";

/** How a file is kept: a link into the store, a real file, keys inside the program's own file, or written once. */
export type FileMode = "link" | "copy" | "merge" | "create";

/** Formats whose keys can be merged into a file that a program also writes. */
export type MergeFormat = "json" | "jsonc" | "toml" | "yaml" | "ini" | "keyvalue";

/** Where a file's content comes from. `text` and `content` may hold tokens; `path` is absolute. */
export type FileSource =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "stored"; readonly name: string; readonly content: Content }
  | { readonly kind: "outOfStore"; readonly path: string };

/** A file that the configuration asks for. */
export interface HomeFile {
  /** Relative to the home, with `/` between names, never with `.` or `..` in it. */
  readonly target: string;
  readonly mode: FileMode;
  readonly source: FileSource;
  /** What the file's name in the store ends with. */
  readonly name: string;
  /** `null` keeps what the source has. */
  readonly executable: boolean | null;
  readonly recursive: boolean;
  readonly ignoreLinks: boolean;
  readonly force: boolean;
  /** Bash to run after the file changed. */
  readonly onChange: string;
  /** Permission bits such as `0o600`; only for modes that write a real file. */
  readonly permissions: number | undefined;
  /** Only with mode `merge`. */
  readonly format: MergeFormat | undefined;
  readonly origin: Origin | undefined;
}

/** An activation step in its final place. Built-in steps have no `run`. */
export interface HomeStep {
  readonly name: string;
  readonly run: string | readonly string[] | undefined;
}

export interface ModuleRecord {
  readonly path: string;
  readonly package?: string;
  readonly version?: string;
}

/** All that a configuration comes to: plain data, with tokens for what only a build can know. */
export interface Home {
  readonly username: string;
  /** Absolute. */
  readonly homeDirectory: string;
  readonly stateVersion: string;
  readonly packageProvider: string | undefined;
  readonly fileOverlapResolution: "ignore" | "error" | "override";
  readonly files: readonly HomeFile[];
  /** Files of the profile (`home-path/`), by path inside it. */
  readonly profile: Readonly<Record<string, string>>;
  /** Attribute names of the packages to install. */
  readonly packages: readonly string[];
  readonly sessionVariables: Readonly<Record<string, string>>;
  /** In the order in which they run. */
  readonly steps: readonly HomeStep[];
  readonly modules: readonly ModuleRecord[];
}
