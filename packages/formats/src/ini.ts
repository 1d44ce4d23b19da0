import { definedEntries, listOf, scalarText, type Atom, type Scalar } from "./value.ts";

/** Keys of one section, in the order in which they are written. */
export type IniSection = Readonly<Record<string, Atom | readonly Atom[]>>;

export interface KeyValueOptions {
  /** Between key and value; `=` unless told. */
  readonly separator?: string;
  /** Repeats the key for each element of a list (the default), or joins the elements with this text. */
  readonly lists?: "repeat" | { readonly join: string };
  /** Writes a value; strings as they are, booleans as `true` and `false` unless told. */
  readonly value?: (value: Scalar, key: string) => string;
  /** Before each key. */
  readonly indent?: string;
  /** Keeps keys with `null` and writes the value as this text; such keys are dropped unless told. */
  readonly nulls?: string;
}

export interface IniOptions extends KeyValueOptions {
  /** Keys that stand before the first section. */
  readonly globals?: IniSection;
  /** Writes the name between the brackets; `[` and `]` are escaped by a backslash unless told. */
  readonly sectionName?: (name: string) => string;
}

/** Writes `key=value` lines, each with a newline at its end, as nixpkgs' `toKeyValue` does. */
export function keyValue(record: IniSection, options: KeyValueOptions = {}): string {
  const { separator = "=", lists = "repeat", value: write = scalarText, indent = "", nulls } = options;
  const line = (key: string, text: string) => `${indent}${key.replaceAll(separator, `\\${separator}`)}${separator}${text}\n`;
  return Object.entries(record)
    .flatMap(([key, value]) => {
      if (value === null && nulls !== undefined) return [line(key, nulls)];
      if (value === null || value === undefined) return [];
      const texts = listOf(value as Atom | readonly Atom[]).map((it) => write(it, key));
      if (!Array.isArray(value) || lists === "repeat") return texts.map((text) => line(key, text));
      return [line(key, texts.join(lists.join))];
    })
    .join("");
}

/** Writes an INI file as nixpkgs' `toINI` and `toINIWithGlobalSection` do: a blank line between sections. */
export function ini(sections: Readonly<Record<string, IniSection | null | undefined>>, options: IniOptions = {}): string {
  const { globals, sectionName = (name: string) => name.replace(/[[\]]/g, "\\$&") } = options;
  const head = globals === undefined ? "" : keyValue(globals, options);
  const body = definedEntries(sections).map(([name, section]) => `[${sectionName(name)}]\n${keyValue(section, options)}`);
  return [...(head === "" ? [] : [head]), ...body].join("\n");
}
