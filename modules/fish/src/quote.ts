import { fishQuote, shellQuote } from "@hm/formats";

/** Quotes a text as one word for fish, the way that POSIX shells know too wherever fish reads that the same. */
export function quote(text: string): string {
  return /\\(?:[\\']|$)/.test(text) ? fishQuote(text) : shellQuote(text);
}

/** Writes a name as it is where fish reads it as one literal word, and quoted elsewhere. */
export function nameWord(name: string): string {
  return /^[^\s'"\\$*?~#(){}[\]<>;|&^]+$/.test(name) ? name : quote(name);
}

/** Puts a text in double quotes, in which variables and what is escaped stay as they are. */
export function doubleQuote(text: string): string {
  return `"${text.replace(/\\.|"|\\$/gs, (it) => (it === '"' || it === "\\" ? `\\${it}` : it))}"`;
}
