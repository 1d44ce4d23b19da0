import { parseExpansion, type Piece } from "./expansion.ts";
import { variableName, type Variables } from "./session-variables.ts";
import { definedEntries, scalarText } from "./value.ts";

/**
 * Writes `NAME=value` lines for systemd's `environment.d`, from values as `exportLine` takes them. `$NAME`, `${NAME}`,
 * `${NAME:-…}` and `${NAME:+…}` stay alive; systemd runs no commands, so `$(…)` stays text.
 */
export function environmentD(variables: Variables): string {
  return definedEntries(variables)
    .map(([name, value]) => `${variableName(name)}=${quote(parseExpansion(scalarText(value)).map(pieceText).join(""))}\n`)
    .join("");
}

function pieceText(piece: Piece): string {
  return piece.kind === "variable" ? piece.source : (piece.kind === "text" ? piece.text : piece.source).replaceAll("$", "$$$$");
}

function quote(text: string): string {
  if (!/["'\\`\n\r]|^\s|\s$/.test(text)) return text;
  return `"${text.replace(/["\\`]/g, "\\$&")}"`;
}
