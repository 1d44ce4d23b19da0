import { definedEntries, scalarText, type Atom } from "./value.ts";

const BARE = /^[A-Za-z0-9,._+:@%/-]+$/;

/** Quotes a text as one word for POSIX shells, as nixpkgs' `escapeShellArg` does: bare if it can be, else in single quotes. */
export function shellQuote(text: string): string {
  return BARE.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Quotes several words and joins them by spaces. */
export function shellWords(words: readonly Atom[]): string {
  return words.filter((it) => it !== null && it !== undefined).map((it) => shellQuote(scalarText(it))).join(" ");
}

/** Writes `alias -- name='command'` lines for bash and zsh, without a newline after the last. */
export function aliasLines(aliases: Readonly<Record<string, Atom>>): string {
  return definedEntries(aliases)
    .map(([name, command]) => `alias -- ${shellQuote(name)}=${shellQuote(scalarText(command))}`)
    .join("\n");
}
