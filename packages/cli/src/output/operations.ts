import type { Operation, Reason } from "@hm/kernel";
import { printable } from "./short-path.ts";
import { count } from "./size.ts";
import { formatTable } from "./table.ts";

const VERBS: Readonly<Record<Reason, string>> = {
  create: "create",
  update: "update",
  remove: "remove",
  backup: "back up",
  restore: "restore",
  "take over": "take over",
  directory: "create",
};

const DONE: readonly (readonly [Reason, string])[] = [
  ["create", "created"],
  ["update", "updated"],
  ["take over", "taken over"],
  ["remove", "removed"],
  ["restore", "restored"],
  ["backup", "backed up"],
];

/** Lists operations, one a line, with paths relative to the home behind `~/`. */
export function listOperations(operations: readonly Operation[]): string[] {
  return formatTable(operations.map((it) => [`  ${VERBS[it.because]}`, it.do === "move" ? `${below(it.from)} -> ${below(it.to)}` : `${below(it.path)}${isDirectory(it) ? "/" : ""}`]));
}

/** Says in a few words what operations come to: `3 files created, 1 backed up`. Directories do not count. */
export function summarize(operations: readonly Operation[]): string {
  const files = operations.filter((it) => !isDirectory(it));
  const parts = DONE.flatMap(([reason, done]) => {
    const number = files.filter((it) => it.because === reason).length;
    return number > 0 ? [{ number, done }] : [];
  });
  return parts.map(({ number, done }, at) => `${at === 0 ? count(number, "file") : number} ${done}`).join(", ") || "no file changed";
}

function isDirectory(it: Operation): boolean {
  return it.do === "set" && (it.because === "directory" || (it.before.kind === "directory" && it.after.kind === "absent") || it.after.kind === "directory");
}

function below(path: string): string {
  return printable(`~/${path}`);
}
