import type { Place } from "@hm/api";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

const SPECIFIER = /(?:\bfrom|\bimport)\s*\(?\s*(["'])((?:\\.|(?!\1).)*)\1/g;

/** Where a file imports something whose specifier holds `name`. */
export function placeOfImport(file: string, name: string): Place | undefined {
  const source = read(file);
  for (const it of source.matchAll(SPECIFIER)) {
    if (!it[2]!.includes(name)) continue;
    const before = source.slice(0, it.index + it[0].lastIndexOf(it[1]!, it[0].length - 2)).split("\n");
    return { file, line: before.length, column: before.at(-1)!.length + 1 };
  }
  return undefined;
}

/** A file and all that it imports by relative paths, the file first. */
export function importedFiles(file: string, known: Set<string> = new Set()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  for (const it of read(file).matchAll(SPECIFIER)) if (it[2]!.startsWith(".")) importedFiles(resolve(dirname(file), it[2]!), known);
  return known;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
