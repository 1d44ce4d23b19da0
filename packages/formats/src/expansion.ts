/**
 * A piece of a session variable's value. `text` is literal, `variable` an expansion (`test` is `:+`, `:-`, `+`, `-` or
 * none, `word` what stands behind it), `command` anything else that only a POSIX shell can expand, as written.
 */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "variable"; readonly name: string; readonly test: ":+" | ":-" | "+" | "-" | undefined; readonly word: string; readonly source: string }
  | { readonly kind: "command"; readonly source: string };

/**
 * Reads a value as it is meant inside double quotes of a POSIX shell: `$NAME`, `${…}` and `$(…)` are alive, `\$`, `\"`,
 * `` \` `` and `\\` stand for the character. Everything else is literal, quotes and backticks included.
 */
export function parseExpansion(value: string): Piece[] {
  const pieces: Piece[] = [];
  let text = "";
  for (let at = 0; at < value.length; ) {
    const piece = value[at] === "$" ? readDollar(value, at) : undefined;
    if (piece) {
      if (text !== "") pieces.push({ kind: "text", text });
      text = "";
      pieces.push(piece);
      at += piece.source.length;
    } else if (value[at] === "\\" && /^["$`\\]/.test(value.slice(at + 1, at + 2))) {
      text += value[at + 1];
      at += 2;
    } else {
      text += value[at++];
    }
  }
  if (text !== "") pieces.push({ kind: "text", text });
  return pieces;
}

/** What stands between the braces of an expansion that only a POSIX shell or bash knows. */
const OTHER_OPERATOR = /^#?[A-Za-z_][A-Za-z0-9_]*(?:(?:[%#/^,=?]|:[=?0-9 ]).*)?$/s;

function readDollar(value: string, at: number): Exclude<Piece, { kind: "text" }> | undefined {
  const name = /^\$([A-Za-z_][A-Za-z0-9_]*)/.exec(value.slice(at));
  if (name) return { kind: "variable", name: name[1]!, test: undefined, word: "", source: name[0] };
  const open = value[at + 1];
  if (open !== "{" && open !== "(") return undefined;
  const end = findClose(value, at + 1);
  if (end === undefined) return undefined;
  const source = value.slice(at, end);
  if (open === "(") return { kind: "command", source };
  const inside = /^([A-Za-z_][A-Za-z0-9_]*)(?:(:?[+-])(.*))?$/s.exec(source.slice(2, -1));
  if (!inside) return OTHER_OPERATOR.test(source.slice(2, -1)) ? { kind: "command", source } : undefined;
  return { kind: "variable", name: inside[1]!, test: inside[2] as ":+" | undefined, word: inside[3] ?? "", source };
}

/** Finds the index behind the bracket that closes the one at `open`, or nothing when quotes or brackets do not match up. */
function findClose(value: string, open: number): number | undefined {
  const closers = [value[open] === "{" ? "}" : ")"];
  for (let at = open + 1; at < value.length; at++) {
    const char = value[at]!;
    const inside = closers.at(-1)!;
    if (inside === "'") {
      if (char === "'") closers.pop();
    } else if (char === "\\") at++;
    else if (char === inside) closers.pop();
    else if (char === "$" && (value[at + 1] === "{" || value[at + 1] === "(")) closers.push(value[++at] === "{" ? "}" : ")");
    else if (char === '"' || char === "`" || (inside === ")" && char === "'")) closers.push(char);
    else if (inside === ")" && char === "(") closers.push(")");
    if (closers.length === 0) return at + 1;
  }
  return undefined;
}
