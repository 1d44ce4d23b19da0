import type { ActivationRecord } from "../manifest.ts";

/** What is, or shall be, at a path. `object` is an absolute path to a file with the content, where one is known. */
export type State =
  | { readonly kind: "absent" }
  | { readonly kind: "link"; readonly to: string }
  | { readonly kind: "file"; readonly digest: string; readonly permissions: number; readonly object?: string; readonly text?: string }
  | { readonly kind: "directory"; readonly permissions?: number };

/** One change to the home. Paths are relative to it. Undoing swaps `before` and `after`, `from` and `to`. */
export type Operation =
  | { readonly do: "set"; readonly path: string; readonly before: State; readonly after: State; readonly because: Reason }
  | { readonly do: "move"; readonly from: string; readonly to: string; readonly because: Reason };

export type Reason = "create" | "update" | "remove" | "backup" | "restore" | "take over" | "directory";

/**
 * What is at a path now. `other` is a socket, a device and the like, or a link whose target cannot be written down.
 * A link leads `outside` when it leads to a directory that is not in the home, or that is hm's own; else `directory` is the
 * real path of the directory that it leads to, relative to the home.
 */
export type Observed =
  | { readonly kind: "absent" }
  | { readonly kind: "link"; readonly to: string; readonly dangling: boolean; readonly leadsTo: "directory" | "file" | "nothing" | "outside"; readonly directory?: string }
  | { readonly kind: "file"; readonly digest: string; readonly permissions: number }
  | { readonly kind: "directory"; readonly permissions?: number }
  | { readonly kind: "other" };

/** The home as it is: asked for single paths, relative to it. Answers do not change while a plan is made. */
export interface ObservedHome {
  at(path: string): Observed;
  /** Names inside a directory. */
  list(path: string): readonly string[];
  /** Content of a regular file. */
  text(path: string): string;
  /** A regular file by its absolute path, such as an object of the store; nothing when there is none. */
  object(path: string): { readonly digest: string; text(): string } | undefined;
}

/** Something that hm did not put there stands where a file shall be. */
export interface Collision {
  /** Relative to the home. */
  readonly path: string;
  readonly kind: "file" | "link" | "directory" | "other" | "changed by hand" | "key";
  /** One sentence, such as `Existing file '/home/jdoe/.bashrc' is in the way of '…'`. */
  readonly message: string;
  /** What hm wrote last, what is there now, and what shall be, where that helps: texts of a diff. */
  readonly texts?: { readonly last?: string; readonly now: string; readonly next: string };
}

export interface Plan {
  readonly collisions: readonly Collision[];
  /** In order. Empty when there is nothing to do, and never to be applied when there are collisions. */
  readonly operations: readonly Operation[];
  /** Targets whose content changes, for `onChange`. */
  readonly changed: readonly string[];
  /** What is to be remembered once the operations are done. */
  readonly record: ActivationRecord;
}
