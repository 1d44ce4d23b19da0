import type { PackageProvider } from "@hm/api";

/** Writes each package as `@name@`, so that texts are the same on every machine. */
export const placeholder: PackageProvider = {
  name: "placeholder",
  real: false,
  path: (name, below) => `@${name}@${below}`,
  records: (names) => names.map((name) => ({ name })),
};
