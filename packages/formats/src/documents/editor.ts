import type { Path, Value, Values } from "./values.ts";

/** The formats of files that hm can share with their programs. */
export type DocumentFormat = "json" | "jsonc" | "toml" | "yaml" | "ini" | "keyvalue";

/** What one format knows: how to read a text, and how to change one key in it. All are pure. */
export interface Editor {
  readonly name: string;
  /** Reads a whole text; throws `HM_PARSE`. */
  readonly parse: (text: string) => Values;
  /** Gives the value as it reads back from this format; throws `HM_FORMAT_VALUE` for what it cannot hold. */
  readonly normalize: (path: Path, value: Value) => Value;
  /** Writes a list, a plain value or an empty record at a path, in place of what stands there. */
  readonly set: (text: string, path: Path, value: Value) => string | undefined;
  /** Takes a path out, with all that stands below it. */
  readonly remove: (text: string, path: Path) => string | undefined;
  /** Does the same for any text by writing it anew, with its comments; for where the others give nothing or miss their aim. */
  readonly rewrite?: (text: string, path: Path, value: Value | undefined) => string;
  /** Tells whether removing the record at a path would take comments with it. */
  readonly holdsComments: (text: string, path: Path) => boolean;
  /** A path through `null` may be set, since an empty value is how this format writes an empty record. */
  readonly emptyIsRecord?: boolean;
  /** Writes a new text. */
  readonly render: (values: Values) => string;
}
