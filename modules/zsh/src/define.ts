import { shellQuote } from "@hm/formats";

const WIDTH = 78;

/** Writes `name=(…)` for zsh, with as many words on a line as fit. */
export function defineArray(name: string, words: readonly string[]): string {
  return `${name}=(\n  ${wrap(words.map(shellQuote)).join("\n  ")}\n)`;
}

/** Writes a loop of zsh over an array, and forgets both behind it. */
export function forEach(variable: string, array: string, body: string): string {
  return `for ${variable} in "\${${array}[@]}"; do\n  ${body}\ndone\nunset ${variable} ${array}`;
}

function wrap(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
