import { stored, type OutOfStore, type Package, type Stored } from "@hm/api";

/** A folder in the store with the hooks by their names. */
export function hooksFolder(hooks: Readonly<Record<string, string | Package | Stored | OutOfStore>>, homeDirectory: string): Stored {
  const files = Object.entries(hooks).map(([name, source]) => [name, { source: `${source}`.replace(/^~(?=\/)/, homeDirectory) }] as const);
  return stored("git-hooks", { files: Object.fromEntries(files) });
}
