import { parseExpansion, type Piece } from "./expansion.ts";
import { variableName, type Variables } from "./session-variables.ts";
import { definedEntries, scalarText, type Atom } from "./value.ts";

/** Quotes a text as a string for nushell. */
export function nuQuote(text: string): string {
  return `"${escape(text)}"`;
}

/** Writes `$env.NAME = …` for nushell, from a value as `exportLine` takes it; `PATH` becomes the list that nushell wants. */
export function nuExport(name: string, value: NonNullable<Atom>): string {
  const text = nuValue(scalarText(value));
  return `$env.${variableName(name)} = ${name === "PATH" ? `(${text} | split row (char esep))` : text}`;
}

/** Writes a `nuExport` for each variable, without a newline after the last. */
export function nuExportAll(variables: Variables): string {
  return definedEntries(variables)
    .map(([name, value]) => nuExport(name, value))
    .join("\n");
}

/** Writes `alias name = command` lines for nushell, without a newline after the last. The commands are nushell's own. */
export function nuAliasLines(aliases: Readonly<Record<string, Atom>>): string {
  return definedEntries(aliases)
    .map(([name, command]) => `alias ${/^[A-Za-z0-9_-]+$/.test(name) ? name : nuQuote(name)} = ${scalarText(command)}`)
    .join("\n");
}

/** Writes a session variable's value as a string for nushell, joined where something in it is alive. */
export function nuValue(value: string): string {
  const pieces = parseExpansion(value);
  if (pieces.every((it) => it.kind === "text")) return nuQuote(pieces.map((it) => it.text).join(""));
  return joined(pieces);
}

/** Joins the pieces as a list: within an interpolated string, nushell does not tell brackets in quotes from its own. */
function joined(pieces: readonly Piece[]): string {
  return `([${pieces.map(pieceText).join(" ")}] | str join)`;
}

function pieceText(piece: Piece): string {
  if (piece.kind === "text") return nuQuote(piece.text);
  if (piece.kind === "command") return viaShell(piece.source);
  const { name, test, word, source } = piece;
  if (test === undefined) return read(name);
  if (/["'`]/.test(word)) return viaShell(source);
  const condition = test.startsWith(":") ? `${read(name)} != ""` : `$env.${name}? != null`;
  const inner = nuValue(word);
  const [yes, no] = test.endsWith("+") ? [inner, '""'] : [read(name), inner];
  return `(if ${condition} { ${yes} } else { ${no} })`;
}

/** Reads a variable as text, whether nushell holds it as a string, as a list or not at all. */
function read(name: string): string {
  return `([$env.${name}?] | flatten | str join (char esep))`;
}

/** Lets a POSIX shell expand what nushell has no words for. */
function viaShell(source: string): string {
  return `(^sh -c ${nuQuote(`printf %s "${source}"`)})`;
}

const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\" };

function escape(text: string): string {
  return text.replace(/[\n\r\t"\\]/g, (it) => ESCAPES[it]!);
}
