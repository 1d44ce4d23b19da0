import { z } from "@hm/api";
import { nameWord, quote } from "./quote.ts";

const text = z.string().nullable().default(null);

const described = z.object({
  name: text.describe("What is typed. `null` takes the key."),
  expansion: text.describe("What it expands to. `null` leaves that to `function`."),
  position: text.describe("Where it expands: `command`, or `anywhere`."),
  regex: text.describe("Pattern of what is typed, instead of the name."),
  command: z.union([z.string(), z.array(z.string())]).nullable().default(null).describe("Commands among whose arguments alone it expands."),
  setCursor: z.union([z.boolean(), z.string()]).default(false).describe("Whether the cursor goes to the `%` in the expansion, or another mark for that."),
  function: text.describe("Function that gives the expansion."),
});

/** Abbreviations by what is typed. */
export const abbreviationsOption = z.record(z.string(), z.union([z.string(), described])).default({}).describe("Abbreviations by what is typed: what they expand to, or a record with more about it.");

type Abbreviation = string | z.output<typeof described>;

/** Writes the command that adds an abbreviation. */
export function abbreviationLine(key: string, it: Abbreviation): string {
  const { name, expansion, options } = typeof it === "string" ? { name: null, expansion: it, options: [] } : { name: it.name, expansion: it.expansion, options: optionWords(it) };
  return ["abbr", "--add", ...options.map(quote), "--", nameWord(name ?? key), ...(expansion === null ? [] : [quote(expansion)])].join(" ");
}

function optionWords({ command, function: by, position, regex, setCursor }: z.output<typeof described>): string[] {
  const commands = command === null ? [] : typeof command === "string" ? [command] : command;
  return [
    ...commands.flatMap((it) => ["--command", it]),
    ...(by === null ? [] : ["--function", by]),
    ...(position === null ? [] : ["--position", position]),
    ...(regex === null ? [] : ["--regex", regex]),
    ...(setCursor === true ? ["--set-cursor"] : setCursor === false ? [] : [`--set-cursor=${setCursor}`]),
  ];
}
