import { HmError, type Exhibit, type Origin } from "@hm/api";
import { reason } from "../store/errors.ts";

const at = (origin: Origin | undefined, text?: string): Exhibit[] => (origin ? [{ origin, ...(text === undefined ? {} : { text }) }] : []);

/** Problems of a home that show when it is built. */
export const buildErrors = {
  several: (problems: readonly HmError[]) => new HmError("HM_BUILD", `The home cannot be built: ${problems.length} problems.`, { problems }),

  sourceMissing: (target: string, path: string, origin: Origin | undefined) =>
    new HmError("HM_SOURCE_MISSING", `The source '${path}' of '${target}' does not exist.`, { exhibits: at(origin), hint: "Create it, or correct the path; a relative one starts at the file that says it." }),

  sourceUnreadable: (path: string, cause: NodeJS.ErrnoException, origin: Origin | undefined) =>
    new HmError("HM_SOURCE_UNREADABLE", `'${path}' cannot be read: ${reason(cause)}.`, { exhibits: at(origin), hint: "Make it readable for you, or leave it out.", cause }),

  sourceSpecial: (path: string, origin: Origin | undefined) =>
    new HmError("HM_SOURCE_SPECIAL", `'${path}' is neither a file nor a folder nor a link, and cannot be kept.`, { exhibits: at(origin), hint: "Move it out of the folder, or name another source." }),

  sourceChanged: (path: string) =>
    new HmError("HM_SOURCE_CHANGED", `'${path}' changed while hm was reading it.`, { hint: "Try again once nothing writes to it." }),

  nameNotUtf8: (directory: string, name: string, origin: Origin | undefined) =>
    new HmError("HM_NAME_NOT_UTF8", `The folder '${directory}' holds a name that is not UTF-8: ${name}.`, { exhibits: at(origin), hint: "Rename the file, or leave it out." }),

  duplicateTarget: (target: string, first: Origin | undefined, second: Origin | undefined) =>
    new HmError("HM_DUPLICATE_TARGET", `Two files are to be at '${target}'.`, {
      exhibits: [...at(first, "one is set"), ...at(second, "the other is set")],
      hint: "Remove one of them, or give it another target.",
    }),

  overlap: (target: string, directory: string, tree: Origin | undefined, file: Origin | undefined) =>
    new HmError("HM_FILE_OVERLAP", `'${target}' is set, and the folder that is linked file by file at '${directory}' holds it too.`, {
      exhibits: [...at(tree, "the folder is set"), ...at(file, "the file is set")],
      hint: 'Remove one of them, or set home.fileOverlapResolution to "ignore" (the folder wins) or "override" (the file wins).',
    }),

  insideFile: (target: string, outer: string, inside: Origin | undefined, outside: Origin | undefined) =>
    new HmError("HM_TARGET_INSIDE_FILE", `'${target}' is to be inside '${outer}', which is to be a file or a link itself.`, {
      exhibits: [...at(outside, `'${outer}' is set`), ...at(inside, `'${target}' is set`)],
      hint: "If it is a folder, set recursive on it so that it is linked file by file; else give one of them another target.",
    }),

  folderAsFile: (target: string, mode: string, origin: Origin | undefined) =>
    new HmError("HM_FOLDER_AS_FILE", `The source of '${target}' is a folder, which the mode '${mode}' does not take as a whole.`, {
      exhibits: at(origin),
      hint: mode === "merge" ? "Name a file as its source." : "Set recursive, so that each file in it is written.",
    }),

  outsideNotText: (target: string, path: string, mode: string, origin: Origin | undefined) =>
    new HmError("HM_SOURCE_NOT_AVAILABLE", `'${path}', the source of '${target}', is not known before the package is installed, as the mode '${mode}' needs it to be.`, {
      exhibits: at(origin),
      hint: "Link it instead, or choose another package provider.",
    }),

  mergeSyntax: (target: string, format: string, cause: Error, origin: Origin | undefined) =>
    new HmError("HM_MERGE_SYNTAX", `What is declared of '${target}' is not valid ${format}: ${cause.message}`, { exhibits: at(origin), hint: "Correct the text, or set the right format.", cause }),

  unknownToken: (kind: string) =>
    new HmError("HM_UNKNOWN_TOKEN", `A text holds a reference of the kind '${kind}', which this hm does not know.`, { hint: "Update hm: a module was written for a newer one." }),
};
