/** Directory that a path relative to the home is in; the empty string is the home itself. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** All directories above the given paths, without the home itself. */
export function ancestorsOf(paths: Iterable<string>): Set<string> {
  const all = new Set<string>();
  for (const path of paths) for (let at = parentOf(path); at !== "" && !all.has(at); at = parentOf(at)) all.add(at);
  return all;
}

/** Whether a path is a directory or something below it. */
export function isWithin(directory: string, path: string): boolean {
  return path.startsWith(directory) && (path.length === directory.length || path[directory.length] === "/");
}
