import { HmError, type Origin, type Place } from "@hm/api";

/** Every error of the program itself. Codes are permanent; each has a page in docs/errors. */

export function usage(message: string, hint: string): HmError {
  return new HmError("HM_USAGE", message, { hint });
}

export function noSuchOption(path: string, near: readonly string[]): HmError {
  return new HmError("HM_NO_SUCH_OPTION", `No module in this home has an option '${path}'.`, {
    hint: near.length > 0 ? `Did you mean ${near.map((it) => `'${it}'`).join(", ")}?` : "Look for it with: hm option --search WORDS",
  });
}

export function noEarlierGeneration(): HmError {
  return new HmError("HM_NO_EARLIER_GENERATION", "There is no generation before the current one.", { hint: "See `hm generations` for those that exist." });
}

export function noGeneration(): HmError {
  return new HmError("HM_NO_GENERATION", "No generation was activated yet.", { hint: "Activate the first one with: hm switch" });
}

export function projectExists(files: readonly string[]): HmError {
  return new HmError("HM_PROJECT_EXISTS", `There is a configuration already: ${files.join(", ")}`, {
    hint: "Edit it with `hm edit`, or move it away and run `hm init` again.",
  });
}

export function noUser(): HmError {
  return new HmError("HM_NO_USER", "The user's name or home directory cannot be found out.", { hint: "Set USER and HOME, and run `hm init` again." });
}

export function noEditor(file: string): HmError {
  return new HmError("HM_NO_EDITOR", `No editor is set to open ${file} with.`, { hint: "Set VISUAL or EDITOR, as in: EDITOR=nano hm edit" });
}

export function editorFailed(editor: string, how: string): HmError {
  return new HmError("HM_EDITOR_FAILED", `The editor '${editor}' ${how}.`, { hint: "Set VISUAL or EDITOR to a program that runs here." });
}

export function notManaged(path: string): HmError {
  return new HmError("HM_NOT_MANAGED", `The current generation has no file ${path}.`, { hint: "See what it has changed with `hm status`." });
}

export function notInConfiguration(path: string): HmError {
  return new HmError("HM_NOT_IN_CONFIGURATION", `The configuration no longer asks for ${path}, so nothing there can take the change.`, {
    hint: "Add the file to the configuration again, or let `hm switch` remove it.",
  });
}

export function cannotAdopt(path: string, why: string, origin: Origin | undefined): HmError {
  return new HmError("HM_CANNOT_ADOPT", `The change to ${path} cannot be taken into the configuration by itself: ${why}`, {
    exhibits: origin ? [{ text: "set", origin }] : [],
    hint: "Make the change there by hand, and switch.",
  });
}

export function codeFails(error: Error, place: Place): HmError {
  return new HmError("HM_CODE_FAILS", `Code of the configuration failed after the configuration had been read: ${error.name}: ${error.message}`, {
    cause: error,
    exhibits: [{ origin: { place: () => place, keys: [] } }],
    hint: "Take out what the configuration leaves running: it is to give data, and be done.",
  });
}
