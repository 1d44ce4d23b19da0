import { ini } from "./ini.ts";
import { scalarText, type Atom, type Scalar } from "./value.ts";

/** Groups of a desktop entry, as `Desktop Entry` and `Desktop Action <name>`; lists are joined by `;`. */
export type DesktopGroups = Readonly<Record<string, Readonly<Record<string, Atom | readonly Atom[]>> | null | undefined>>;

/** Writes an XDG desktop entry with values escaped as the specification says (`\s`, `\n`, `\t`, `\r`, `\\`, and `\;` in lists). */
export function desktopEntry(groups: DesktopGroups): string {
  const escaped = Object.fromEntries(
    Object.entries(groups).map(([name, group]) => [name, group && Object.fromEntries(Object.entries(group).map(([key, value]) => [key, escapeValue(value)]))]),
  );
  return ini(escaped, { sectionName: (name) => name });
}

/** Writes a list of associations such as `mimeapps.list`: INI whose lists are joined by `;`. */
export function mimeApps(groups: DesktopGroups): string {
  return ini(groups, { lists: { join: ";" }, sectionName: (name) => name });
}

/** Quotes the words of a command for the key `Exec`; field codes such as `%U` stay alive, and a literal `%` is to be given as `%%`. */
export function execLine(words: readonly string[]): string {
  return words.map((word) => (/^[^\s"'\\><~|&;$*?#()`]+$/.test(word) ? word : `"${word.replace(/["`$\\]/g, "\\$&")}"`)).join(" ");
}

function escapeValue(value: Atom | readonly Atom[]): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.filter((it) => it !== null && it !== undefined).map((it: Scalar) => escapeText(it).replaceAll(";", "\\;")).join(";");
  return escapeText(value as Scalar);
}

const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\t": "\\t", "\r": "\\r", "\\": "\\\\" };

function escapeText(value: Scalar): string {
  return scalarText(value)
    .replace(/[\n\t\r\\]/g, (it) => ESCAPES[it]!)
    .replace(/^ +/, (spaces) => "\\s".repeat(spaces.length));
}
