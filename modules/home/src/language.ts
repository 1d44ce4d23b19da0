import { z } from "@hm/api";

const category = (what: string) => z.string().nullable().default(null).describe(`Locale for ${what}. \`null\` leaves it to the base.`);

/** Locales by what they are for. */
export const languageOptions = {
  base: z.string().nullable().default(null).describe("Locale for everything that has none of its own, such as `en_US.UTF-8`."),
  address: category("addresses"),
  collate: category("sorting"),
  ctype: category("characters and their case"),
  measurement: category("units of measurement"),
  messages: category("messages of programs"),
  monetary: category("amounts of money"),
  name: category("names of persons"),
  numeric: category("numbers"),
  paper: category("paper sizes"),
  telephone: category("telephone numbers"),
  time: category("dates and times"),
} as const;

type Language = { readonly [K in keyof typeof languageOptions]: string | null };

/** The environment variables for the locales that are set. */
export function languageVariables(language: Language): Record<string, string> {
  const variables = Object.entries(language).map(([key, locale]) => [key === "base" ? "LANG" : `LC_${key.toUpperCase()}`, locale]);
  return Object.fromEntries(variables.filter(([, locale]) => locale !== null).sort());
}
