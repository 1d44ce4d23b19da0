import { createLines } from "./lines.ts";
import { tokenize } from "./tokens.ts";

/**
 * Formats a script as fish_indent does: statements on lines of their own, four spaces a level, single spaces between
 * words, no quotes that are not needed. A script that is not whole comes back as it is.
 */
export function formatFish(script: string): string {
  const tokens = tokenize(script);
  if (!tokens) return script;
  const lines = createLines();
  let expects: "command" | "keyword" | "word" = "command";
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    switch (token.kind) {
      case "newline":
        lines.newline();
        if (!lines.continues()) expects = "command";
        break;
      case "semicolon":
        if (next?.kind === "word" && (next.text === "and" || next.text === "or")) lines.glue(";");
        else lines.separate();
        expects = "command";
        break;
      case "comment":
        lines.write(token.text.trimEnd());
        break;
      case "continuation":
        lines.breakLine();
        break;
      case "background":
        lines.write(token.text);
        expects = "command";
        break;
      case "pipe":
      case "logical":
        lines.write(token.text);
        lines.goOn();
        expects = "command";
        break;
      case "redirection":
        lines.write(token.text);
        lines.glueNext();
        break;
      case "word": {
        const keyword = expects === "word" ? undefined : token.text;
        const wasElse = expects === "keyword";
        if (!lines.word(cleanWord(token.text), keyword, wasElse)) return script;
        expects = expectsAfter(keyword);
        if (keyword === "begin" && next?.kind === "word") lines.separate();
      }
    }
  }
  return lines.text() ?? script;
}

const PREFIXES: ReadonlySet<string> = new Set(["if", "while", "not", "!", "and", "or", "time", "begin"]);

function expectsAfter(keyword: string | undefined): "command" | "keyword" | "word" {
  if (keyword === "else") return "keyword";
  return keyword !== undefined && (PREFIXES.has(keyword) || /^\w+=/.test(keyword)) ? "command" : "word";
}

/** Takes quotes away where the word means the same without them. A path that is known only later may need them. */
function cleanWord(word: string): string {
  if (word.includes("/__hm_")) return word;
  const bare = word.replace(/'([^'\\]*)'|"([^"\\$]*)"/g, "$1$2");
  return bare !== word && /^[\p{L}\p{N}_/-]+$/u.test(bare) ? bare : word;
}
