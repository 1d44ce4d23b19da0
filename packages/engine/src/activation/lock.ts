import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { HmError } from "@hm/api";
import { isSystemError, reason } from "../store/errors.ts";
import { isRunning } from "../store/markers.ts";
import { messages } from "./messages.ts";

/** The process that holds a lock; `start` tells it from a later one with the same number. */
interface Holder {
  readonly pid: number;
  readonly start: string | undefined;
}

/** A lock that is held until it is released. */
export interface Lock {
  release(): void;
}

/** Takes the lock, or says who has it. That of a process which is gone is taken over. */
export function acquireLock(path: string): Lock {
  const own: Holder = { pid: process.pid, start: startOf(process.pid) };
  const text = JSON.stringify(own);
  const fresh = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(fresh, text, { mode: 0o600 });
    while (!link(fresh, path)) {
      const holder = holderOf(path);
      if (holder && isAlive(holder)) throw new HmError("HM_LOCKED", messages.locked(holder.pid), { hint: messages.lockedHint });
      if (holder) takeAway(path, fresh);
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new HmError("HM_STATE_UNWRITABLE", messages.stateUnwritable(dirname(path), reason(error)), { hint: messages.stateUnwritableHint, cause: error });
  } finally {
    discard(fresh);
  }
  return {
    release() {
      if (textOf(path) === text) discard(path);
    },
  };
}

/** Removes a stale lock. One process at a time does so, and looks again before: the lock may be another one by now. */
function takeAway(path: string, fresh: string): void {
  const guard = `${path}.takeover`;
  if (!link(fresh, guard)) {
    const other = holderOf(guard);
    if (other && !isAlive(other)) rmSync(guard, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return;
  }
  const holder = holderOf(path);
  if (holder && !isAlive(holder)) rmSync(path, { force: true });
  rmSync(guard, { force: true });
}

/** Removes a file as far as the system lets it: what is left of a process that is gone bothers nobody. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Who holds a lock; nothing once it is released. Whatever cannot be read was not written by a living hm. */
function holderOf(path: string): Holder | undefined {
  const text = textOf(path);
  return text === undefined ? undefined : (parse(text) ?? { pid: 0, start: undefined });
}

function parse(text: string): Holder | undefined {
  try {
    const { pid, start } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === "number" ? { pid, start } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, start }: Holder): boolean {
  if (pid <= 0 || !isRunning(pid)) return false;
  const now = startOf(pid);
  return start === undefined || now === undefined || start === now;
}

/** When a process was started, where the system tells. */
function startOf(pid: number): string | undefined {
  const stat = textOf(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
