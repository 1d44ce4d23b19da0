import { encodeToken } from "./token.ts";

const STORED = Symbol.for("@hm/api/stored@1");

/** What an object in the store is made of; `source` is the absolute path of a file or folder to copy. */
export type Content =
  | { readonly text: string; readonly executable?: boolean }
  | { readonly source: string }
  | { readonly files: Readonly<Record<string, { readonly text: string; readonly executable?: boolean } | { readonly source: string }>> };

/** Stands for an object in the store. In a text it becomes its path. */
export interface Stored {
  readonly [STORED]: true;
  readonly name: string;
  readonly content: Content;
  toString(): string;
}

/** Stands for a path outside the store that a file shall link to, so that edits are live. */
export interface OutOfStore {
  readonly [STORED]: "link";
  readonly path: string;
  toString(): string;
}

/** An object that the store will hold: text, a copy of a file or folder, or a tree of files. `name` ends its path. */
export function stored(name: string, content: Content): Stored {
  return Object.freeze({ [STORED]: true as const, name, content, toString: () => encodeToken("store", { name, content }) });
}

/** A path that is linked to as it is, never copied into the store. Relative paths start at the file that says it. */
export function outOfStore(path: string): OutOfStore {
  return Object.freeze({ [STORED]: "link" as const, path, toString: () => path });
}

/** The text of a file, read when the home is built. `path` is absolute, as an option of type path gives it. */
export function fileText(path: string): string {
  return encodeToken("file", { path });
}

export function isStored(value: unknown): value is Stored {
  return typeof value === "object" && value !== null && (value as Partial<Stored>)[STORED] === true;
}

export function isOutOfStore(value: unknown): value is OutOfStore {
  return typeof value === "object" && value !== null && (value as Partial<OutOfStore>)[STORED] === "link";
}

/** The name of the store object for a target path: what file names in the store may hold, behind `hm_`. */
export function storeName(target: string): string {
  return `hm_${target.replaceAll(/[^A-Za-z0-9+._?=]/g, "")}`;
}
