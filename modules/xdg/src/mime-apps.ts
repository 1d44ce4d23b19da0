import { types, when, z, type Definition, type Warning } from "@hm/api";
import { mimeApps as mimeAppsList } from "@hm/formats";
import { openersOf, type desktopEntryOptions } from "./desktop-entries.ts";
import type { baseFileOptions } from "./files.ts";
import type { Feature, Values } from "./feature.ts";

const associations = (what: string) => z.record(z.string(), types.listOrSingle(z.string())).default({}).describe(`${what} Lists of desktop files, by MIME type.`);

/** Which program opens what. */
export const mimeAppsOptions = {
  enable: z.boolean().default(false).describe("Whether to write `mimeapps.list`, which says what opens which type of file."),
  associations: {
    added: associations("What can open a type beyond the programs that say so themselves."),
    removed: associations("What shall not open a type, although it says that it can."),
  },
  defaultApplications: associations("What opens a type; of several, the first that is installed."),
  defaultApplicationPackages: z
    .array(types.package())
    .default([])
    .describe("Has no effect: what a package opens is known only once it is installed. Name its desktop file in `defaultApplications`."),
} as const;

type Options = MimeApps & Values<typeof baseFileOptions & typeof desktopEntryOptions>;
type MimeApps = { readonly mimeApps: Values<typeof mimeAppsOptions> };

/** Warnings of what Home Manager computes from packages that a configuration cannot look into. */
export const mimeAppsWarnings: readonly Warning<MimeApps>[] = [
  {
    when: ({ options: { mimeApps } }) => mimeApps.enable && mimeApps.defaultApplicationPackages.length > 0,
    message: "'xdg.mimeApps.defaultApplicationPackages' has no effect, since a configuration is evaluated without looking into packages. Name their desktop files in 'xdg.mimeApps.defaultApplications'.",
    option: "mimeApps.defaultApplicationPackages",
  },
  {
    when: ({ options: { mimeApps } }) => mimeApps.enable && patterns(mimeApps).length > 0,
    message: ({ options: { mimeApps } }) => `'xdg.mimeApps' takes no patterns: desktops do not know ${patterns(mimeApps).join(", ")}. Name each MIME type.`,
    option: "mimeApps",
  },
];

/**
 * Writes the list. A second one, in its former place, is still read by every desktop. It is also where the desktop entries of the home say
 * what they open, since databases such as `mimeinfo.cache` belong to the programs that keep them.
 */
export function mimeApps({ options, set }: Feature<Options>): Definition[] {
  const written = () => (options.mimeApps.enable ? options.configFile["mimeapps.list"] : undefined);
  const hasOpeners = () => Object.keys(openersOf(options)).length > 0;
  const second = {
    text: () => (hasOpeners() ? secondList(options) : written()?.text),
    // Programs may have written there: as long as the list is not wholly ours, their lines stay.
    mode: () => (options.mimeApps.enable ? undefined : "merge" as const),
    source: () => (hasOpeners() ? undefined : (written()?.source as string | null | undefined)),
  };
  return [
    ...when(() => options.mimeApps.enable, set({ configFile: { "mimeapps.list": { text: () => listOf(options.mimeApps) } } })),
    ...when(() => options.mimeApps.enable || hasOpeners(), set({ dataFile: { "applications/mimeapps.list": second } })),
  ];
}

function secondList(options: Options): string {
  const { enable, associations, ...others } = options.mimeApps;
  const openers = openersOf(options);
  if (!enable) return mimeAppsList({ "Added Associations": openers });
  const added = Object.keys({ ...associations.added, ...openers }).sort().map((type) => [type, [...new Set([...(associations.added[type] ?? []), ...(openers[type] ?? [])])]]);
  return listOf({ enable, associations: { ...associations, added: Object.fromEntries(added) }, ...others });
}

function listOf({ associations: { added, removed }, defaultApplications }: MimeApps["mimeApps"]): string {
  return mimeAppsList({ "Added Associations": added, "Default Applications": defaultApplications, "Removed Associations": removed });
}

function patterns({ associations: { added, removed }, defaultApplications }: MimeApps["mimeApps"]): string[] {
  const all = new Set([added, removed, defaultApplications].flatMap((it) => Object.keys(it)));
  return [...all].filter((it) => it.endsWith("*")).map((it) => `'${it}'`);
}
