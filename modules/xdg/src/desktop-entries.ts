import { fallback, hinted, types, when, z, type Definition } from "@hm/api";
import { ini } from "@hm/formats";
import { home } from "@hm/home";
import type { Feature, Values } from "./feature.ts";

const icon = hinted(z.union([z.string(), types.path()]), { path: "explicit", typeName: "name or path" }).nullable().default(null).describe("Icon, by its name or path.");
const command = z.string().nullable().default(null).describe("Command to run, quoted as the key `Exec` wants it; `%U` stands for what is to be opened.");
const text = (what: string) => z.string().nullable().default(null).describe(what);
const list = (what: string) => z.array(z.string()).nullable().default(null).describe(what);
const flag = (what: string) => z.boolean().nullable().default(null).describe(what);

const action = { name: types.named().describe("Name that users see."), exec: command, icon } as const;

const entry = {
  type: z.enum(["Application", "Link", "Directory"]).default("Application").describe("What the entry stands for."),
  name: z.string().describe("Name that users see."),
  genericName: text("What kind of program it is, such as `Web Browser`."),
  comment: text("What the program does, in a few words."),
  exec: command,
  icon,
  terminal: z.boolean().nullable().default(false).describe("Whether the program runs in a terminal."),
  mimeType: list("MIME types that the program opens."),
  categories: list("Categories of the menu that hold the entry."),
  startupNotify: flag("Whether the program says when it has started."),
  noDisplay: flag("Whether menus leave the entry out, as for a program that only opens files."),
  prefersNonDefaultGPU: flag("Whether the program had better run on the more powerful GPU."),
  settings: z.record(z.string(), z.string()).default({}).describe("Further keys of the entry, such as `Keywords`. They win over those above."),
  actions: z.record(z.string(), z.object(action)).default({}).describe("What the entry offers beyond starting, by identifiers of letters, digits and `-`."),
} as const;

/** Programs as menus and file managers show them. */
export const desktopEntryOptions = {
  desktopEntries: z.record(z.string(), z.object(entry)).default({}).describe("Desktop entries, by their name without `.desktop`. They win over those of packages."),
} as const;

/** One desktop entry. */
export type DesktopEntry = Values<typeof desktopEntryOptions>["desktopEntries"][string];

type Options = Values<typeof desktopEntryOptions>;

/**
 * Puts the entries into the profile, where other programs of the home are, and into the folder for data of the user, which every
 * desktop looks into: the profile counts only in sessions that have it in `XDG_DATA_DIRS`.
 */
export function desktopEntries({ options, set }: Feature<Options>): Definition[] {
  const files = () => Object.entries(options.desktopEntries).map(([name, it]) => [`applications/${name}.${it.type === "Directory" ? "directory" : "desktop"}`, it] as const);
  return when(
    () => Object.keys(options.desktopEntries).length > 0,
    home({ profileFile: () => Object.fromEntries(files().map(([path, it]) => [`share/${path}`, write(it)])) }),
    set({ dataFile: () => Object.fromEntries(files().map(([path, it]) => [path, { text: fallback(write(it)) }])) }),
  );
}

/** Desktop files of the entries, by the MIME types that they open. */
export function openersOf({ desktopEntries }: Options): Record<string, string[]> {
  const openers: Record<string, string[]> = {};
  for (const [name, { type, mimeType }] of Object.entries(desktopEntries)) {
    if (type === "Application") for (const it of mimeType ?? []) (openers[it] ??= []).push(`${name}.desktop`);
  }
  return openers;
}

function write(it: DesktopEntry): string {
  const isProgram = it.type === "Application";
  const keys = {
    Actions: Object.keys(it.actions),
    Categories: it.categories,
    Comment: it.comment,
    Exec: it.exec,
    GenericName: it.genericName,
    Icon: it.icon,
    MimeType: it.mimeType,
    Name: it.name,
    NoDisplay: it.noDisplay,
    PrefersNonDefaultGPU: it.prefersNonDefaultGPU,
    StartupNotify: it.startupNotify,
    Terminal: isProgram || it.terminal ? it.terminal : null,
    Type: it.type,
    Version: "1.5",
    ...it.settings,
  };
  const filled = Object.entries(keys).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  const sorted = Object.fromEntries(filled.sort(([a], [b]) => (a < b ? -1 : 1)));
  const actions = Object.entries(it.actions).map(([id, { exec, icon, name }]) => [`Desktop Action ${id}`, { Exec: exec, Icon: icon, Name: name }] as const);
  return ini({ "Desktop Entry": sorted, ...Object.fromEntries(actions) }, { sectionName: (name) => name, lists: { join: ";" }, value: (value) => oneLine(String(value)) });
}

/** Line ends have to be escaped; other escapes are up to who writes the value. */
function oneLine(text: string): string {
  return text.replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll("\t", "\\t");
}
