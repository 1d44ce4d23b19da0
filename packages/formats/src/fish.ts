import { parseExpansion, type Piece } from "./expansion.ts";
import { variableName, type Variables } from "./session-variables.ts";
import { definedEntries, scalarText, type Atom } from "./value.ts";

const BARE = /^[A-Za-z0-9,._+:@%/-]+$/;

/** Quotes a text as one word for fish: bare if it can be, else in single quotes. */
export function fishQuote(text: string): string {
  return BARE.test(text) ? text : `'${text.replace(/['\\]/g, "\\$&")}'`;
}

/** Writes `set -gx NAME 'value'` for fish, from a value as `exportLine` takes it. Needs fish 3.4 where something in it is alive. */
export function fishExport(name: string, value: NonNullable<Atom>): string {
  return `set -gx ${variableName(name)} ${fishValue(scalarText(value))}`;
}

/** Writes a `fishExport` for each variable, without a newline after the last. */
export function fishExportAll(variables: Variables): string {
  return definedEntries(variables)
    .map(([name, value]) => fishExport(name, value))
    .join("\n");
}

/** Writes `alias name command` lines for fish, without a newline after the last. */
export function fishAliasLines(aliases: Readonly<Record<string, Atom>>): string {
  return definedEntries(aliases)
    .map(([name, command]) => `alias ${fishQuote(name)} ${fishQuote(scalarText(command))}`)
    .join("\n");
}

/** Writes a session variable's value as one word for fish: quoted strings side by side, double quotes around what is alive. */
export function fishValue(value: string): string {
  return parseExpansion(value).map(pieceText).join("") || "''";
}

function pieceText(piece: Piece): string {
  if (piece.kind === "text") return `'${piece.text.replace(/['\\]/g, "\\$&")}'`;
  if (piece.kind === "command") return viaShell(piece.source);
  const { name, test, word, source } = piece;
  if (test === undefined) return `"$${name}"`;
  if (/["'`]/.test(word)) return viaShell(source);
  const condition = test.startsWith(":") ? `test -n "$${name}"` : `set -q ${name}`;
  const [yes, no] = test.endsWith("+") ? [fishValue(word), "''"] : [`"$${name}"`, fishValue(word)];
  return `"$(if ${condition}; printf %s ${yes}; else; printf %s ${no}; end)"`;
}

/** Lets a POSIX shell expand what fish has no words for. */
function viaShell(source: string): string {
  return `"$(sh -c ${fishQuote(`printf %s "${source}"`)})"`;
}
