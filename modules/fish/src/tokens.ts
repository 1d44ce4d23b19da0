/** A piece of a fish script. `continuation` is an escaped newline between words. */
export interface Token {
  readonly kind: "word" | "newline" | "semicolon" | "background" | "pipe" | "logical" | "redirection" | "comment" | "continuation";
  readonly text: string;
}

const OPERATORS: readonly (readonly [Token["kind"], RegExp])[] = [
  ["newline", /\r?\n/y],
  ["continuation", /\\\r?\n/y],
  ["comment", /#[^\n]*/y],
  ["semicolon", /;/y],
  ["logical", /&&|\|\|/y],
  ["pipe", /&\||\d*>\||\|/y],
  ["redirection", /&>>?\??|\d*(?:>>|>\?|>&|>|<&|<\?|<)/y],
  ["background", /&/y],
];

/** Splits a script into its pieces, or gives nothing where a quote or bracket is not closed. */
export function tokenize(script: string): Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = skipBlanks(script, 0); at < script.length; at = skipBlanks(script, at)) {
    const token = operatorAt(script, at) ?? wordAt(script, at);
    if (!token) return undefined;
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function skipBlanks(script: string, at: number): number {
  while (script[at] === " " || script[at] === "\t") at++;
  return at;
}

function operatorAt(script: string, at: number): Token | undefined {
  for (const [kind, pattern] of OPERATORS) {
    pattern.lastIndex = at;
    const found = pattern.exec(script);
    if (found) return { kind, text: found[0] };
  }
  return undefined;
}

function wordAt(script: string, from: number): Token | undefined {
  let at = from;
  while (at < script.length && !endsWord(script, at)) {
    const end = closingOf(script, at, at > from);
    if (end === undefined) return undefined;
    at = end;
  }
  return at > from ? { kind: "word", text: script.slice(from, at) } : undefined;
}

function endsWord(script: string, at: number): boolean {
  return /[\s;|<>]/.test(script[at]!) || (script[at] === "&" && /^(?:$|[\s;|<>&])/.test(script.slice(at + 1, at + 2)));
}

/** The index behind what starts here: a quoted text, something in brackets, an escape, or one character. */
function closingOf(script: string, at: number, inWord: boolean): number | undefined {
  const char = script[at]!;
  if (char === "\\") return at + 2 <= script.length ? at + 2 : undefined;
  if (char === "'" || char === '"') return closeQuote(script, at);
  if (char === "(" || char === "{" || (char === "[" && inWord)) return closeBracket(script, at);
  return char === ")" ? undefined : at + 1;
}

function closeQuote(script: string, open: number): number | undefined {
  const quote = script[open];
  for (let at = open + 1; at < script.length; at++) {
    if (script[at] === "\\") at++;
    else if (script[at] === quote) return at + 1;
    else if (quote === '"' && script.startsWith("$(", at)) {
      const end = closeBracket(script, at + 1);
      if (end === undefined) return undefined;
      at = end - 1;
    }
  }
  return undefined;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "{": "}", "[": "]" };

function closeBracket(script: string, open: number): number | undefined {
  for (let at = open + 1; at < script.length; ) {
    const char = script[at]!;
    if (char === CLOSING[script[open]!]) return at + 1;
    if (char === "#" && script[open] === "(" && /[\s(;]/.test(script[at - 1]!)) {
      const end = script.indexOf("\n", at);
      if (end < 0) return undefined;
      at = end;
    } else {
      const end = char === ")" || char === "}" || char === "]" ? (script[open] === "(" && char !== ")" ? at + 1 : undefined) : closingOf(script, at, /\w/.test(script[at - 1]!));
      if (end === undefined) return undefined;
      at = end;
    }
  }
  return undefined;
}
