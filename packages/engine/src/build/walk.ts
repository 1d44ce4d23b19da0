import type { Origin } from "@hm/api";
import { isUtf8 } from "node:buffer";
import { readdirSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { TreeEntry } from "../store/store.ts";
import { buildErrors } from "./errors.ts";
import type { SourceCache } from "./source-cache.ts";

export interface WalkOptions {
  readonly sources: SourceCache;
  /** Takes what a link leads to instead of the link. */
  readonly followLinks: boolean;
  readonly origin: () => Origin | undefined;
}

/** Lists what is in a folder and below, in the order of names. */
export function walk(directory: string, options: WalkOptions): TreeEntry[] {
  const entries: TreeEntry[] = [];
  descend(directory, "", options, entries);
  return entries;
}

function descend(directory: string, prefix: string, options: WalkOptions, entries: TreeEntry[]): void {
  const names = readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const it of names) {
    if (it.name.includes("\uFFFD")) refuseBrokenNames(directory, options);
    const from = `${directory}/${it.name}`;
    const path = prefix + it.name;
    if (it.isFile()) entries.push(fileEntry(path, from, options));
    else if (it.isDirectory()) {
      entries.push({ kind: "directory", path });
      descend(from, `${path}/`, options, entries);
    } else if (it.isSymbolicLink()) linkEntry(path, from, options, entries);
    else throw buildErrors.sourceSpecial(from, options.origin());
  }
}

function fileEntry(path: string, from: string, { sources }: WalkOptions): TreeEntry {
  const stats = statSync(from);
  return { kind: "file", path, executable: (stats.mode & 0o100) !== 0, ...sources.file(from, stats) };
}

function linkEntry(path: string, from: string, options: WalkOptions, entries: TreeEntry[]): void {
  const leadsTo = options.followLinks ? statSync(from, { throwIfNoEntry: false }) : undefined;
  if (leadsTo?.isFile()) entries.push(fileEntry(path, from, options));
  else if (leadsTo?.isDirectory() && !holds(from, dirname(from))) {
    entries.push({ kind: "directory", path });
    descend(from, `${path}/`, options, entries);
  } else entries.push({ kind: "link", path, to: readlinkSync(from) });
}

/** Whether following a link to a folder would come back to where the link is. */
function holds(outer: string, inner: string): boolean {
  return `${realpathSync(inner)}/`.startsWith(`${realpathSync(outer)}/`);
}

/** Node writes U+FFFD for bytes that are not UTF-8, and would not find such a file again. */
function refuseBrokenNames(directory: string, { origin }: WalkOptions): void {
  const broken = readdirSync(directory, { encoding: "buffer" }).find((it) => !isUtf8(it));
  if (broken) throw buildErrors.nameNotUtf8(directory, `'${escapeBytes(broken)}'`, origin());
}

function escapeBytes(name: Uint8Array): string {
  return Array.from(name, (it) => (it >= 0x20 && it < 0x7f ? String.fromCharCode(it) : `\\x${it.toString(16).padStart(2, "0")}`)).join("");
}
