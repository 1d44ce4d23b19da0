import { show } from "./show.ts";
import { closest } from "./suggest.ts";

/** What an option takes, in words and where possible as a list. */
export interface Expected {
  /** Names of the types that it may be of. */
  readonly kinds: readonly string[];
  readonly choices: readonly unknown[];
  /** Options in it, where it is a group of them. */
  readonly shape?: ReadonlyMap<string, unknown>;
}

/** One sentence on how to come from a wrong value to a right one. */
export function invalidHint(path: string, { kinds, choices, shape }: Expected, got: unknown): string {
  const takes = (...names: string[]) => names.some((it) => kinds.includes(it));
  if (got instanceof Promise) return "Values are computed without waiting: give it no promise, and no async function.";
  if (typeof got === "string") {
    const near = choices.find((it) => String(it) === got) ?? closest(got, choices.filter((it) => typeof it === "string"));
    if (near !== undefined) return typeof near === "string" ? `Did you mean ${show(near)}?` : `Write ${String(near)} without quotes.`;
    if (takes("integer", "number") && /^-?\d+(\.\d+)?$/.test(got)) return `Write ${got} without quotes.`;
    if (takes("boolean") && /^(true|false)$/.test(got)) return `Write ${got} without quotes.`;
  }
  if (takes("string", "lines of text") && (typeof got === "number" || typeof got === "boolean")) return `Write ${show(String(got))}, in quotes.`;
  if (got === null) return "Leave it out to keep its default.";
  if (takes(`list of ${typeof got}s`) || (takes("list of integers") && Number.isInteger(got))) return `Write [${show(got)}] for a list with one entry.`;
  if (choices.length > 1 && choices.length <= MOST_CHOICES) return "Choose one of them.";
  const [first] = shape?.keys() ?? [];
  if (first !== undefined) return `Write a record, such as { ${first}: … }.`;
  return `See what it takes with: hm option ${path.replace(/\[\d+\].*$/, "")}`;
}

/** The types that a value may be of, as they read behind "expects". */
export function withArticles(kinds: readonly string[]): string {
  return kinds.map((it) => (WITHOUT_ARTICLE.test(it) ? shorten(it) : `${/^[aeiou]/.test(it) ? "an" : "a"} ${it}`)).join(" or ");
}

/** Leaves the middle of a long list of choices out. */
function shorten(name: string): string {
  const choices = name.split(", ");
  return choices.length > MOST_CHOICES ? `${choices.slice(0, 3).join(", ")}, … ${choices.at(-1)}` : name;
}

const MOST_CHOICES = 10;

const WITHOUT_ARTICLE = /^(null$|anything$|true$|false$|one of |"|\d|lines of |text )/;
