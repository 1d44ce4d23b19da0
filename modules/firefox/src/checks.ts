import type { Assertion, Facts, Warning } from "@hm/api";
import { home } from "@hm/home";
import { bookmarksFile, readBookmarks } from "./bookmarks.ts";
import type { Browser, BrowserOptions } from "./browser.ts";
import { FIRST_INTERNAL_CONTAINER } from "./containers.ts";
import { extensionProblems, readExtensions } from "./extensions.ts";
import { globalExtensionProblems } from "./global-extensions.ts";
import { handlerProblems } from "./handlers.ts";
import { profileFiles } from "./profile-files.ts";
import type { Profile, Profiles } from "./profiles.ts";
import { searchMoves } from "./search.ts";

/** What must hold of a browser. */
export function browserAssertions({ path }: Browser): Assertion<BrowserOptions>[] {
  return [
    none((it) => onlyDefault(it.profiles), "profiles", "Set 'isDefault' of exactly one profile; the one with the id 0 is the default unless told."),
    none((it) => duplicates(Object.entries(it.profiles).map(([name, { id }]) => [name, id]), "Profiles"), "profiles", "Give each profile an id of its own."),
    none((it) => clashes(it.profiles), "profiles", "Write each file from one of the profiles, or give them paths of their own."),
    none((it) => inProfiles(it.profiles, containerProblems), "profiles", "Give each container of a profile an id of its own."),
    none((it) => inProfiles(it.profiles, bookmarkProblems), "profiles", "Set 'force' of the bookmarks to true to say that this is meant."),
    none((it) => inProfiles(it.profiles, ({ extensions }) => extensionProblems(extensions)), "profiles", "Mend what 'extensions' of the profile says."),
    none((it) => inProfiles(it.profiles, ({ handlers }) => handlerProblems(handlers)), "profiles", "Mend what 'handlers' of the profile says."),
    none((it) => inProfiles(it.profiles, ({ search }) => Object.entries(search.engines).filter(([, engine]) => "hasPreferredIcon" in engine).map(([id]) => `'hasPreferredIcon' of the engine '${id}' is gone.`)), "profiles", "Remove it."),
    none((it) => (it.languagePacks.length > 0 && it.package === null ? [`'${path}.languagePacks' needs a browser that hm installs, and '${path}.package' is null.`] : []), "languagePacks", "Name a package."),
    {
      assert: ({ options, facts }) => options.globalExtensions.length === 0 || options.package !== null || (facts.platform === "darwin" && options.darwinDefaultsId !== null),
      message: `'${path}.globalExtensions' needs a browser that hm installs, and '${path}.package' is null.`,
      option: "globalExtensions",
      hint: "Name a package.",
    },
    none((it) => globalExtensionProblems(it.globalExtensions), "globalExtensions", "Say which extension each of them is."),
  ];
}

/** What users of a browser should know. */
export function browserWarnings({ path, name, oldFolder }: Browser): Warning<BrowserOptions>[] {
  return [
    {
      when: ({ options }) => options.enableGnomeExtensions,
      message: `'${path}.enableGnomeExtensions' will go. Put "gnome-browser-connector" into '${path}.nativeMessagingHosts' instead.`,
      option: "enableGnomeExtensions",
    },
    {
      when: ({ options, get, facts }) => oldFolder !== undefined && options.configPath === null && isOld(get(home).stateVersion, facts),
      message: `The profiles of ${name} are in '${oldFolder}' because 'home.stateVersion' is older than 26.05. Set '${path}.configPath' to it to keep them there, or to the place below the configuration folder where newer releases have them.`,
    },
    some((it) => inProfiles(it.profiles, ({ bookmarks }) => (readBookmarks(bookmarks).isLegacy ? ["Bookmarks are now 'bookmarks.settings', with 'bookmarks.force' set to true."] : []))),
    some((it) => inProfiles(it.profiles, ({ extensions }) => (readExtensions(extensions).isLegacy ? ["Extensions are now 'extensions.packages'."] : []))),
    some((it) => inProfiles(it.profiles, ({ search }) => searchMoves(search))),
    {
      when: ({ options, facts }) => facts.platform === "darwin" && Object.keys(options.policies).length > 0,
      message: `${name} takes policies from the defaults of macOS, which hm does not write yet.`,
      option: "policies",
    },
  ];
}

/** Whether a home is of a release that had the profiles of Firefox outside of the configuration folder. */
export function isOld(stateVersion: string, { platform }: Facts): boolean {
  return platform !== "darwin" && stateVersion < "26.05";
}

function none(find: (options: BrowserOptions) => readonly string[], option: string, hint: string): Assertion<BrowserOptions> {
  return { assert: ({ options }) => find(options).length === 0, message: ({ options }) => find(options).join("\n"), option, hint };
}

function some(find: (options: BrowserOptions) => readonly string[]): Warning<BrowserOptions> {
  return { when: ({ options }) => find(options).length > 0, message: ({ options }) => find(options).join("\n"), option: "profiles" };
}

function inProfiles(profiles: Profiles, find: (profile: Profile) => readonly string[]): string[] {
  return Object.entries(profiles).flatMap(([name, it]) => find(it).map((problem) => `Profile '${name}': ${problem}`));
}

function onlyDefault(profiles: Profiles): string[] {
  const defaults = Object.values(profiles).filter((it) => it.isDefault);
  if (defaults.length === 1 || Object.keys(profiles).length === 0) return [];
  return [defaults.length === 0 ? "None of the profiles is the default." : `Several profiles are the default: ${defaults.map((it) => it.name).join(", ")}.`];
}

function duplicates(ids: readonly (readonly [name: string, id: number])[], what: string): string[] {
  const byId = Map.groupBy(ids, ([, id]) => id);
  return [...byId].filter(([, same]) => same.length > 1).map(([id, same]) => `${what} ${same.map(([name]) => `'${name}'`).join(" and ")} have the same id ${id}.`);
}

/** Profiles may share a folder, but not a file in it. */
function clashes(profiles: Profiles): string[] {
  return [...Map.groupBy(Object.values(profiles), (it) => it.path).values()].flatMap((same) => {
    if (same.length === 1) return [];
    const files = same.flatMap((it) => Object.keys(profileFiles(it, undefined)).filter((file) => file !== ".keep"));
    return [...new Set(files.filter((file, index) => files.indexOf(file) !== index))].map((file) => `${same.map((it) => `'${it.name}'`).join(" and ")} share the path '${same[0]!.path}', and each writes ${file}.`);
  });
}

function containerProblems({ containers }: Profile): string[] {
  return [
    ...duplicates(Object.entries(containers).map(([name, { id }]) => [name, id]), "Containers"),
    ...Object.entries(containers).filter(([, { id }]) => id < 1 || id >= FIRST_INTERNAL_CONTAINER).map(([name, { id }]) => `The container '${name}' has the id ${id}, which is not between 1 and ${FIRST_INTERNAL_CONTAINER - 1}.`),
  ];
}

function bookmarkProblems({ bookmarks: written }: Profile): string[] {
  const bookmarks = readBookmarks(written);
  return bookmarksFile(bookmarks) !== undefined && bookmarks.settings.length > 0 && !bookmarks.force ? ["'bookmarks.settings' take the place of all bookmarks that are there."] : [];
}
