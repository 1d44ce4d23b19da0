import { pkg, type Package } from "@hm/api";

/** A program of a package; without a package, the one that the session finds. */
export function programOf(from: Package | string | null, name: string): string {
  return from === null ? name : `${typeof from === "string" ? pkg(from) : from}/bin/${name}`;
}
