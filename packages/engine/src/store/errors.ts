import { HmError } from "@hm/api";

/** Problems with the store itself. */
export const storeErrors = {
  unwritable: (directory: string, cause: NodeJS.ErrnoException) =>
    new HmError("HM_STORE_UNWRITABLE", `The store at '${directory}' cannot be written: ${reason(cause)}.`, {
      hint: cause.code === "ENOSPC" || cause.code === "EDQUOT" ? "Free some space, for example with `hm gc`, and try again." : "Make the folder writable, or set XDG_STATE_HOME to one that is.",
      cause,
    }),

  busy: (pid: number) =>
    new HmError("HM_LOCKED", `Another hm (process ${pid}) is using the store.`, { hint: "Wait until it is done and try again." }),
};

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EDQUOT: "the disk quota is used up",
  EEXIST: "something else is in its place",
  ENOSPC: "no space is left on the device",
  ENOTDIR: "a file is where a folder should be",
  EPERM: "the operation is not permitted",
  EROFS: "the file system is read-only",
};

/** Says in words why the system refused something. */
export function reason(cause: NodeJS.ErrnoException): string {
  return REASONS[cause.code ?? ""] ?? cause.message;
}

/** Tells a refusal of the system, which a user can mend, from a bug. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly path?: string; readonly dest?: string } {
  return error instanceof Error && "syscall" in error && "code" in error;
}
