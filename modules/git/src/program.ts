import { pkg, type Package } from "@hm/api";

/** Path of a program in a package. */
export function programOf(from: Package | string, name: string): string {
  return `${typeof from === "string" ? pkg(from) : from}/bin/${name}`;
}
