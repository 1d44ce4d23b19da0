import { HmError } from "@hm/api";

/** A name that no shell can hold as a variable. */
export function badVariableName(name: string): HmError {
  return new HmError("HM_VARIABLE_NAME", `${JSON.stringify(name)} cannot be the name of an environment variable`, {
    hint: "Use letters, digits and underscores, and do not start with a digit.",
  });
}

/** A text that is not of its format; line and column count from 1. */
export function unreadable(format: string, reason: string, { line, column }: { readonly line: number; readonly column: number }): HmError {
  return new HmError("HM_PARSE", `the text is not valid ${format}: ${reason} (line ${line}, column ${column})`, {
    hint: "Mend the file at this place, or move it away to start anew.",
  });
}

/** A key that cannot be set because what stands above it is no record. */
export function pathBlocked(path: readonly string[], blocker: readonly string[]): HmError {
  return new HmError("HM_PATH_BLOCKED", `'${path.join(".")}' cannot be set: '${blocker.join(".")}' holds a plain value in this file`, {
    hint: `Remove '${blocker.join(".")}' from the file, or set it as a whole.`,
  });
}

/** A value that the format has no way to write. */
export function badValue(format: string, path: readonly string[], reason: string): HmError {
  return new HmError("HM_FORMAT_VALUE", `'${path.join(".")}' cannot be written as ${format}: ${reason}`, {
    hint: "Set another value, or leave the key out.",
  });
}

/** An edit that would have changed more than its own key. */
export function unsafeEdit(format: string, path: readonly string[]): HmError {
  return new HmError("HM_EDIT_UNSAFE", `'${path.join(".")}' cannot be changed in this ${format} text without touching other keys`, {
    hint: "Write this part of the file in a plainer form, without aliases or tags, and try again.",
  });
}
