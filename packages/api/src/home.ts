import { disabledModule, isDefinition, misplaced, type Nested, type Part } from "./definition.ts";
import { callSite } from "./place.ts";

const HOME = Symbol.for("@hm/api/home@1");

/** A whole configuration: what `home.config.ts` exports by default. */
export interface HomeConfiguration {
  readonly [HOME]: true;
  readonly parts: readonly Part[];
}

/** Declares a home as a list of definitions. */
export function defineHome(parts: Nested<Part>): HomeConfiguration {
  const place = callSite(defineHome);
  return { [HOME]: true, parts: list(parts, []) };

  function list(it: Nested<Part>, keys: readonly number[]): Part[] {
    if (Array.isArray(it)) return it.flatMap((below, index) => list(below, [...keys, index]));
    return isDefinition(it) || disabledModule(it) ? [it as Part] : [misplaced(it, { place, keys })];
  }
}

export function isHomeConfiguration(value: unknown): value is HomeConfiguration {
  return typeof value === "object" && value !== null && HOME in value;
}
