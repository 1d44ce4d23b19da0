import { badVariableName } from "./errors.ts";
import { parseExpansion } from "./expansion.ts";
import { definedEntries, scalarText, type Atom } from "./value.ts";

/** Session variables by name; `null` drops one, `true` and `false` are written as words. */
export type Variables = Readonly<Record<string, Atom>>;

/** Writes `export NAME="value"` for POSIX shells. `$NAME`, `${…}` and `$(…)` in the value stay alive; everything else is literal. */
export function exportLine(name: string, value: NonNullable<Atom>): string {
  return `export ${variableName(name)}=${doubleQuoted(scalarText(value))}`;
}

/** Writes an `exportLine` for each variable, without a newline after the last. */
export function exportAll(variables: Variables): string {
  return definedEntries(variables)
    .map(([name, value]) => exportLine(name, value))
    .join("\n");
}

/** Puts a value in double quotes for POSIX shells, with `$NAME`, `${…}` and `$(…)` alive and everything else literal. */
export function doubleQuoted(value: string): string {
  const inside = parseExpansion(value).map((piece) => (piece.kind === "text" ? escape(piece.text) : piece.source));
  return `"${inside.join("")}"`;
}

/** Makes a value of which nothing is alive: what `exportLine` and its siblings turn into exactly this text. */
export function literally(text: string): string {
  return text.replace(/[$\\]/g, "\\$&");
}

/** Writes a value as Home Manager does for zsh: booleans and numbers of lists bare, text in double quotes, lists as arrays. */
export function zshValue(value: NonNullable<Atom> | readonly NonNullable<Atom>[]): string {
  if (Array.isArray(value)) return `(${value.map((it: NonNullable<Atom>) => zshValue(it)).join(" ")})`;
  return typeof value === "boolean" ? String(value) : doubleQuoted(scalarText(value as NonNullable<Atom>));
}

/** Writes `export` lines as Home Manager does for zsh, where booleans stand bare. */
export function zshExportAll(variables: Variables): string {
  return definedEntries(variables)
    .map(([name, value]) => `export ${variableName(name)}=${zshValue(value)}`)
    .join("\n");
}

/** Gives the name back if a shell can hold such a variable, and throws `HM_VARIABLE_NAME` if not. */
export function variableName(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return name;
  throw badVariableName(name);
}

/** Escapes a backslash only where the shell would read it as an escape. */
function escape(text: string): string {
  return text.replace(/["$`]|\\(?=["$`\\\n]|$)/g, "\\$&");
}
