import { isOutOfStore, outOfStore, stored, type Hints, type Place } from "@hm/api";

/** Makes a relative path absolute, starting at the folder of the file that says it. `~/` stays for the home to resolve. */
export function resolvePath(value: unknown, place: () => Place | undefined, as: Hints["path"]): unknown {
  if (as === "explicit") return typeof value === "string" && /^\.\.?\//.test(value) ? stored(baseName(value), { source: beside(value, place) }) : value;
  if (isOutOfStore(value)) return isRelative(value.path) ? outOfStore(beside(value.path, place)) : value;
  return typeof value === "string" && isRelative(value) ? beside(value, place) : value;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function isRelative(path: string): boolean {
  return path !== "" && path !== "~" && !path.startsWith("/") && !path.startsWith("~/");
}

function beside(path: string, place: () => Place | undefined): string {
  const file = place()?.file;
  return file === undefined ? path : normalize(`${file.slice(0, file.lastIndexOf("/"))}/${path}`);
}

function normalize(path: string): string {
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "." && name !== "") names.push(name);
  }
  return `/${names.join("/")}`;
}
