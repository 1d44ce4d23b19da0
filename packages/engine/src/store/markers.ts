import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a process says it is doing: adding objects, relying on objects, or removing them. */
export type Activity = "writing" | "using" | "collecting";

/** A file in the store that says what a process is doing. */
export interface Marker {
  readonly name: string;
  readonly activity: Activity;
  readonly pid: number;
}

/** The marker of this process, which goes when it is disposed of. */
export interface OwnMarker extends Disposable {
  readonly name: string;
  become(activity: Activity): void;
}

const MARKER = /^\.(writing|using|collecting)-(\d+)-[a-z0-9]+$/;
const TEMPORARY = /^\.temporary-(\d+)-[a-z0-9]+$/;

/** Puts a marker into the store. */
export function mark(directory: string, activity: Activity): OwnMarker {
  const suffix = `${process.pid}-${unique()}`;
  let name = `.${activity}-${suffix}`;
  writeFileSync(join(directory, name), "");
  return {
    get name() {
      return name;
    },
    become(next) {
      if (name === `.${next}-${suffix}`) return;
      renameSync(join(directory, name), join(directory, `.${next}-${suffix}`));
      name = `.${next}-${suffix}`;
    },
    [Symbol.dispose]: () => rmSync(join(directory, name), { force: true }),
  };
}

/** Reads a name in the store as a marker. */
export function markerOf(name: string): Marker | undefined {
  const [, activity, pid] = MARKER.exec(name) ?? [];
  return pid === undefined ? undefined : { name, activity: activity as Activity, pid: Number(pid) };
}

/** A name for something that is not finished yet. */
export function temporaryName(): string {
  return `.temporary-${process.pid}-${unique()}`;
}

/** Whether something unfinished was left behind by a process that is gone. */
export function isAbandoned(name: string): boolean {
  const pid = TEMPORARY.exec(name)?.[1];
  return pid !== undefined && !isRunning(Number(pid));
}

/** Whether a process exists. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function unique(): string {
  return Math.random().toString(36).slice(2, 10) || "0";
}
