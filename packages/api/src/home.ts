import { flatten, type Nested, type Part } from "./definition.ts";

const HOME = Symbol.for("@hm/api/home@1");

/** A whole configuration: what `home.config.ts` exports by default. */
export interface HomeConfiguration {
  readonly [HOME]: true;
  readonly parts: readonly Part[];
}

/** Declares a home as a list of definitions. */
export function defineHome(parts: Nested<Part>): HomeConfiguration {
  return { [HOME]: true, parts: flatten<Part>(parts) };
}

export function isHomeConfiguration(value: unknown): value is HomeConfiguration {
  return typeof value === "object" && value !== null && HOME in value;
}
