import type { HomeFile, KeyDocument, KeyEditor, MergedFile, Value, Values } from "@hm/kernel";
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { cannotAdopt } from "../errors.ts";
import { writeInto, type Adoption } from "./adoption.ts";

type Open = KeyEditor["open"];

interface MergedChange {
  readonly target: string;
  /** Absolute. */
  readonly path: string;
  readonly managed: MergedFile;
  readonly asked: HomeFile;
  readonly open: Open;
}

/** Takes the keys that hm declares over as they are in the file now, and leaves all else in the source as it is written. */
export function adoptKeys({ target, path, managed, asked, open }: MergedChange): Adoption {
  const now = open(managed.format, readFileSync(path, "utf8"));
  const changed = leavesOf(managed.values).filter(({ path: key, value }) => !isDeepStrictEqual(now.get(key), value));
  if (changed.length === 0) return { kind: "unchanged", target };
  const { source, origin } = asked;
  const update = (text: string): string => carryOver(open(managed.format, text), now, changed.map((it) => it.path));
  if (source.kind === "path" || source.kind === "outOfStore") return writeInto({ target, path, into: source.path, content: update(readFileSync(source.path, "utf8")), origin });
  if (origin?.module !== undefined) throw cannotAdopt(path, `the module ${origin.module} makes it from its options.`, origin);
  if (source.kind === "stored") throw cannotAdopt(path, "the configuration computes it.", origin);
  return { kind: "print", target, text: update(source.text), origin: origin && { ...origin, keys: [...origin.keys, "text"] } };
}

function carryOver(into: KeyDocument, from: KeyDocument, keys: readonly (readonly string[])[]): string {
  for (const key of keys) {
    const value = from.get(key);
    if (value === undefined) into.delete(key);
    else into.set(key, value);
  }
  return into.toString();
}

function leavesOf(values: Values, above: readonly string[] = []): { readonly path: readonly string[]; readonly value: Value }[] {
  return Object.entries(values).flatMap(([key, value]) => (isRecord(value) ? leavesOf(value, [...above, key]) : [{ path: [...above, key], value }]));
}

function isRecord(value: Value): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}
