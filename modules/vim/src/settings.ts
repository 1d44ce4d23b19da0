import { z } from "@hm/api";

const text = <const T extends readonly string[]>(values: T, what: string) => z.enum(values).nullable().default(null).describe(what);
const flag = (what: string) => z.boolean().nullable().default(null).describe(what);
const count = (what: string) => z.int().nullable().default(null).describe(what);
const folders = (what: string) => z.array(z.string()).nullable().default(null).describe(what);

/** Options of Vim that can be checked; `null` leaves one as it is. */
export const settings = z
  .object({
    background: text(["dark", "light"], "Whether colours are chosen for a dark or a light background."),
    backupdir: folders("Folders for backups, in order of preference."),
    copyindent: flag("Whether a new line has the kind of indentation of the one before."),
    directory: folders("Folders for swap files, in order of preference."),
    expandtab: flag("Whether a tab that is typed becomes spaces."),
    hidden: flag("Whether a buffer that is left stays loaded."),
    history: count("Number of commands and searches to remember."),
    ignorecase: flag("Whether a search ignores case."),
    modeline: flag("Whether lines in a file can set options."),
    mouse: text(["n", "v", "i", "c", "h", "a", "r"], "Modes in which Vim takes the mouse."),
    mousefocus: flag("Whether the focus follows the mouse."),
    mousehide: flag("Whether the pointer is hidden while you type."),
    mousemodel: text(["extend", "popup", "popup_setpos"], "What the right button does."),
    number: flag("Whether lines are numbered."),
    relativenumber: flag("Whether lines are numbered from the cursor."),
    shiftwidth: count("Number of columns of a step of indentation."),
    smartcase: flag("Whether a search for capital letters minds case, where others do not."),
    tabstop: count("Number of columns of a tab."),
    undodir: folders("Folders for undo files, in order of preference."),
    undofile: flag("Whether changes can be undone after a file has been closed."),
  })
  .prefault({})
  .describe("Options of Vim. For others use `extraConfig`.");

/** A line of Vim script for each option that is set. */
export function setLines(settings: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => (value === null || value === undefined ? [] : [`set ${setting(name, value)}`]));
}

function setting(name: string, value: unknown): string {
  if (typeof value === "boolean") return `${value ? "" : "no"}${name}`;
  const text = Array.isArray(value) ? value.map((it: string) => it.replaceAll(",", "\\,")).join(",") : String(value);
  return `${name}=${text.replace(/[\\ \t|"]/g, "\\$&")}`;
}
