/** The sentences of collisions. Paths are absolute; what cannot be printed is escaped. */
export const collisions = {
  inTheWay: (kind: "file" | "link" | "directory" | "other", path: string, by: string) => `Existing ${kind === "other" ? "file" : kind} '${shown(path)}' is in the way of '${shown(by)}'`,
  changedByHand: (path: string, by: string) => `Existing file '${shown(path)}' was changed by hand and is in the way of '${shown(by)}'`,
  keysChanged: (path: string, keys: readonly string[]) => `Existing file '${shown(path)}' has been changed by hand in ${listed(keys)}`,
  keysSet: (path: string, keys: readonly string[]) => `Existing file '${shown(path)}' has another value for ${listed(keys)}`,
  unreadable: (path: string, reason: string) => `Existing file '${shown(path)}' cannot be merged with: ${reason}`,
  belowManaged: (path: string, above: string) => `'${shown(path)}' cannot be placed, because '${shown(above)}' is managed itself`,
  samePlace: (path: string, other: string) => `'${shown(path)}' is the same place as '${shown(other)}', because a directory above it is a link`,
  toItself: (path: string) => `'${shown(path)}' cannot be a link to itself`,
  ofHm: (path: string) => `'${shown(path)}' is where hm keeps its own files`,
};

/** A path on one line, whatever is in it. */
export function shown(path: string): string {
  return path.replaceAll(/[\u0000-\u001f\u007f]/g, (it) => JSON.stringify(it).slice(1, -1));
}

function listed(keys: readonly string[]): string {
  return keys.map((it) => `'${shown(it)}'`).join(", ");
}
