import { outOfStore, type OutOfStore, type Package, type Stored } from "@hm/api";
import { compactJson } from "@hm/formats";
import { bookmarksFile, readBookmarks } from "./bookmarks.ts";
import { containersJson } from "./containers.ts";
import { fileOf, folderOf, isDescribed, readExtensions, storages } from "./extensions.ts";
import { handlersJson, hasHandlers } from "./handlers.ts";
import type { Profile } from "./profiles.ts";
import { userJs } from "./user-js.ts";

/** What this package says of the files it makes. */
export interface File {
  readonly text?: string;
  readonly source?: string | Package | Stored | OutOfStore;
  readonly force?: boolean;
  readonly recursive?: boolean;
}

type Files = Record<string, File>;

/** The files of a profile by their path in it. `searchFile` is where its search engines are to be found, if it has any. */
export function profileFiles(profile: Profile, searchFile: string | undefined): Files {
  return {
    ".keep": { text: "" },
    ...styleFile("chrome/userChrome.css", profile.userChrome),
    ...styleFile("chrome/userContent.css", profile.userContent),
    ...preferencesFile(profile),
    ...(Object.keys(profile.containers).length > 0 ? { "containers.json": { text: containersJson(profile.containers), force: profile.containersForce } } : {}),
    ...(hasHandlers(profile.handlers) ? { "handlers.json": { text: handlersJson(profile.handlers), force: profile.handlers.force } } : {}),
    ...(searchFile === undefined ? {} : { "search.json.mozlz4": { source: outOfStore(searchFile), force: profile.search.force } }),
    ...extensionFiles(profile),
  };
}

function styleFile(path: string, styles: Profile["userChrome"]): Files {
  if (styles === "") return {};
  return { [path]: typeof styles === "string" ? { text: styles } : { source: styles } };
}

function preferencesFile({ preConfig, settings, extraConfig, bookmarks, extensions }: Profile): Files {
  const file = bookmarksFile(readBookmarks(bookmarks));
  const preferences = {
    ...(file === undefined ? {} : { "browser.bookmarks.file": file, "browser.places.importBookmarksHTML": true }),
    // The browser reads storage.js only where it does not keep what extensions store in a database.
    ...(storages(readExtensions(extensions)).length > 0 ? { "extensions.webextensions.ExtensionStorageIDB.enabled": false } : {}),
    ...settings,
  };
  const isEmpty = preConfig === "" && extraConfig === "" && Object.keys(preferences).length === 0;
  return isEmpty ? {} : { "user.js": { text: userJs({ preConfig, preferences, extraConfig }) } };
}

function extensionFiles({ extensions: written }: Profile): Files {
  const extensions = readExtensions(written);
  const described = extensions.packages.filter(isDescribed).map((it) => [`extensions/${it.addonId}.xpi`, { source: fileOf(it), force: true }] as const);
  const alone = extensions.packages.filter((it): it is string | Package => !isDescribed(it));
  return {
    ...Object.fromEntries(described),
    ...Object.fromEntries(alone.map((it) => ["extensions", { source: folderOf(it), recursive: true, force: true }])),
    ...Object.fromEntries(storages(extensions).map(([id, it]) => [`browser-extension-data/${id}/storage.js`, { text: compactJson(it.settings), force: it.force || extensions.force }])),
  };
}

