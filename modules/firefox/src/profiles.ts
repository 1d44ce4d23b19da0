import { hinted, types, z } from "@hm/api";
import { ini } from "@hm/formats";
import { bookmarksOption } from "./bookmarks.ts";
import { containersOption } from "./containers.ts";
import { extensionsOption } from "./extensions.ts";
import { handlersOption } from "./handlers.ts";
import { searchOption } from "./search.ts";
import { preferences } from "./user-js.ts";

const styles = (what: string) =>
  hinted(z.union([z.string(), types.path()]), { merge: "lines", path: "explicit", typeName: "lines of text or path" })
    .default("")
    .describe(`Styles for ${what}, as CSS or as the path of a file beside the configuration that begins with \`./\`. The browser reads them where \`toolkit.legacyUserProfileCustomizations.stylesheets\` is true.`);

const profile = z.object({
  name: types.named().describe("Name of the profile, as the browser shows it."),
  id: z.int().min(0).default(0).describe("Number of the profile, one that no other has."),
  path: types.named().describe("Folder of the profile, below that of all profiles."),
  isDefault: types.derived(z.boolean(), "whether the id is 0", ({ siblings }) => siblings.id === 0).describe("Whether the browser starts with this profile. Exactly one is the default."),
  storeId: z.string().regex(/^[0-9a-f]{8}$/).nullable().default(null).describe("Id of the group of profiles that the browser itself switches between. `null` is for none."),
  preConfig: types.lines().default("").describe("JavaScript for `user.js` before `settings`, which win over it."),
  settings: preferences.describe("Preferences by name, which the browser takes at every start. Lists, records and fractions become JSON in a text."),
  extraConfig: types.lines().default("").describe("JavaScript for `user.js` after `settings`, over which it wins."),
  userChrome: styles("the browser itself"),
  userContent: styles("pages"),
  bookmarks: bookmarksOption.describe("Bookmarks, which take the place of those that are there at every start."),
  search: searchOption.describe("Search engines."),
  containersForce: z.boolean().default(false).describe("Whether to replace the containers that are there. The browser puts a file of its own in the place of the link when they change."),
  containers: containersOption.describe("Containers, whose tabs have cookies of their own."),
  extensions: extensionsOption.describe("Extensions and their settings."),
  handlers: handlersOption.describe("What opens files and links that the browser does not show itself."),
});

/** Profiles by name. */
export const profilesOption = z.record(z.string(), profile).default({});

/** All profiles of a browser. */
export type Profiles = z.output<typeof profilesOption>;

/** A profile of a browser. */
export type Profile = Profiles[string];

interface ProfilesIni {
  /** On macOS profiles are in a folder of their own. */
  readonly isDarwin: boolean;
  /** Version of the format; `null` names none. */
  readonly version: number | null;
}

/** Writes `profiles.ini`. */
export function profilesIni(profiles: Profiles, { isDarwin, version }: ProfilesIni): string {
  const sections = Object.values(profiles).map(({ id, isDefault, name, path, storeId }) => [
    `Profile${id}`,
    { Default: isDefault ? 1 : 0, IsRelative: 1, Name: name, Path: isDarwin ? `Profiles/${path}` : path, StoreID: storeId },
  ] as const);
  return ini({
    General: { StartWithLastProfile: 1, Version: version },
    ...Object.fromEntries(sections.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  });
}
