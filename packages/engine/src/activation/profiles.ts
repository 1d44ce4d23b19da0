import { mkdirSync, readFileSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync, lstatSync } from "node:fs";
import { basename, join } from "node:path";
import type { ActivationRecord, Manifest, Original } from "@hm/kernel";
import { HmError } from "@hm/api";
import type { Generation, NumberedGeneration } from "../engine.ts";
import { readJournal } from "./journal.ts";
import { messages } from "./messages.ts";

const LINK = /^home-(\d+)-link$/;
const EMPTY: ActivationRecord = { version: 1, originals: {} };

/** Numbers of all generations, oldest first. */
export function generationNumbers(profiles: string): number[] {
  return namesIn(profiles).flatMap((name) => LINK.exec(name)?.[1] ?? []).map(Number).sort((a, b) => a - b);
}

/** Number of the generation that is in force, if any. */
export function currentNumber(profiles: string): number | undefined {
  const link = readLink(join(profiles, "home"));
  const number = link === undefined ? undefined : LINK.exec(basename(link))?.[1];
  return number === undefined ? undefined : Number(number);
}

/** All generations, oldest first. */
export function listGenerations(profiles: string): NumberedGeneration[] {
  const current = currentNumber(profiles);
  return generationNumbers(profiles).map((id) => {
    const link = join(profiles, `home-${id}-link`);
    return { id, path: readlinkSync(link), date: lstatSync(link).mtime, current: id === current };
  });
}

/** The generation that is in force, if any. */
export function currentGeneration(profiles: string): NumberedGeneration | undefined {
  const id = currentNumber(profiles);
  const path = id === undefined ? undefined : readLink(join(profiles, `home-${id}-link`));
  if (id === undefined || path === undefined) return undefined;
  return { id, path, date: lstatSync(join(profiles, `home-${id}-link`)).mtime, current: true };
}

/** Reads the manifest of a generation by the path of its directory. */
export function readGeneration(path: string): Generation {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(readFileSync(join(path, "manifest.json"), "utf8")) as Manifest;
  } catch (cause) {
    throw new HmError("HM_GENERATION_BROKEN", messages.generationBroken(path, cause), { hint: messages.generationBrokenHint, cause });
  }
  if (manifest.version !== 1) throw new HmError("HM_GENERATION_BROKEN", messages.generationTooNew(path), { hint: messages.generationTooNewHint });
  return { path, manifest };
}

/** What was remembered when generation `id` was last activated. */
export function readRecord(profiles: string, id: number | undefined): ActivationRecord {
  if (id === undefined) return EMPTY;
  try {
    return JSON.parse(readFileSync(join(profiles, `home-${id}.json`), "utf8")) as ActivationRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return EMPTY;
    throw new HmError("HM_RECORD_BROKEN", messages.recordBroken(join(profiles, `home-${id}.json`)), { hint: messages.recordBrokenHint, cause: error });
  }
}

/** Store objects that are needed to put originals back, or to take an interrupted switch back; roots for collecting garbage. */
export function recordedObjects(profiles: string): string[] {
  const objects = (original: Original): string[] => {
    if (original.kind === "file") return [original.object];
    if (original.kind !== "keys") return [];
    return [...(typeof original.was === "object" ? [original.was.object] : []), ...(original.aside ? objects(original.aside) : [])];
  };
  const recorded = generationNumbers(profiles).flatMap((id) => Object.values(readRecord(profiles, id).originals).flatMap(objects));
  const journal = readJournal(join(profiles, "../journal"));
  const replaced = typeof journal === "object" ? journal.operations.flatMap((it) => (it.do === "set" && it.before.kind === "file" ? (it.before.object ?? []) : [])) : [];
  return [...recorded, ...replaced];
}

/** The number that a generation not activated before will get. */
export function nextNumber(profiles: string): number {
  return Math.max(0, ...generationNumbers(profiles), currentNumber(profiles) ?? 0, highWater(profiles)) + 1;
}

/** Makes generation `id` the current one; its link and record first, then the one atomic change. */
export function commitGeneration(profiles: string, commit: { readonly id: number; readonly path: string; readonly record: ActivationRecord }): void {
  mkdirSync(profiles, { recursive: true, mode: 0o700 });
  writeWhole(join(profiles, `home-${commit.id}.json`), JSON.stringify(commit.record));
  const link = join(profiles, `home-${commit.id}-link`);
  if (readLink(link) !== commit.path) replaceLink(link, commit.path);
  setCurrent(profiles, commit.id);
}

/** Points the profile at generation `id`, or takes it away. */
export function setCurrent(profiles: string, id: number | undefined): void {
  const link = join(profiles, "home");
  if (id === undefined) rmSync(link, { force: true });
  else if (readLink(link) !== `home-${id}-link`) replaceLink(link, `home-${id}-link`);
}

/** Removes generations by number. Refuses the current one and unknown ones before it removes any. */
export function removeGenerations(profiles: string, ids: readonly number[]): void {
  const known = new Set(generationNumbers(profiles));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) throw new HmError("HM_NO_SUCH_GENERATION", messages.noSuchGeneration(unknown), { hint: messages.noSuchGenerationHint });
  const current = currentNumber(profiles);
  if (current !== undefined && ids.includes(current)) throw new HmError("HM_CURRENT_GENERATION", messages.currentGeneration(current), { hint: messages.currentGenerationHint });
  for (const id of ids) dropGeneration(profiles, id);
}

/** Removes all generations but the current one that were made more than `age` milliseconds before `now`. */
export function expireGenerations(profiles: string, age: number, now: number): number[] {
  const old = listGenerations(profiles).filter((it) => !it.current && now - it.date.getTime() > age).map((it) => it.id);
  for (const id of old) dropGeneration(profiles, id);
  return old;
}

/** Takes a generation's link and record away; its number is not given out again. */
function dropGeneration(profiles: string, id: number): void {
  if (id >= Math.max(...generationNumbers(profiles))) writeWhole(join(profiles, "last-number"), String(Math.max(id, highWater(profiles))));
  forgetGeneration(profiles, id);
}

/** Takes a generation's link and record away as if it had never had its number. */
export function forgetGeneration(profiles: string, id: number): void {
  rmSync(join(profiles, `home-${id}-link`), { force: true });
  rmSync(join(profiles, `home-${id}.json`), { force: true });
}

function highWater(profiles: string): number {
  try {
    return Number(readFileSync(join(profiles, "last-number"), "utf8")) || 0;
  } catch {
    return 0;
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return [];
    throw error;
  }
}

function readLink(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function replaceLink(path: string, to: string): void {
  const fresh = `${path}.new`;
  rmSync(fresh, { force: true });
  symlinkSync(to, fresh);
  renameSync(fresh, path);
}

function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
