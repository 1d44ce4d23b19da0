import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Operation } from "@hm/kernel";

/** What a switch is about to do, on the disk before its first change. */
export interface Journal {
  readonly version: 1;
  readonly what: "switch" | "uninstall";
  readonly home: string;
  readonly token: string;
  /** Number of the generation that was current, and of the one that shall be. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** The number is given out for the first time. */
  readonly fresh: boolean;
  readonly operations: readonly Operation[];
}

/** Tells the temporary names of one run from those of every other in this home. */
export function runToken(): string {
  return process.pid.toString(36) + process.hrtime.bigint().toString(36);
}

/** A journal as it was found, with whether all its operations were done. */
export interface FoundJournal extends Journal {
  readonly done: boolean;
}

/** Writes the journal through to the disk. One that is cut short says that nothing was changed yet. */
export function writeJournal(path: string, journal: Journal): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, "w", 0o600);
  try {
    writeFileSync(file, `${JSON.stringify(journal)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Notes that all operations are done, so that the rest is to be finished and not taken back. */
export function markDone(path: string): void {
  const file = openSync(path, "a");
  try {
    appendFileSync(file, "done\n");
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export function removeJournal(path: string): void {
  rmSync(path, { force: true });
}

/** Reads the journal of a switch that did not end; `empty` when the switch had not begun yet. */
export function readJournal(path: string): FoundJournal | "empty" | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
  const [line, mark] = text.split("\n");
  if (!text.includes("\n")) return "empty";
  return { ...(JSON.parse(line!) as Journal), done: mark === "done" };
}
