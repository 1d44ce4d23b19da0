import { defineModule } from "@hm/api";
import { autostart, autostartAssertion, autostartOptions } from "./autostart.ts";
import { baseDirectories, baseDirectoryOptions } from "./base-directories.ts";
import { desktopEntries, desktopEntryOptions } from "./desktop-entries.ts";
import { desktopEntryAssertion } from "./desktop-entry-checks.ts";
import { onLinuxOnly } from "./feature.ts";
import { baseFileOptions, baseFiles } from "./files.ts";
import { mime, mimeOptions } from "./mime.ts";
import { mimeApps, mimeAppsOptions, mimeAppsWarnings } from "./mime-apps.ts";
import { portal, portalAssertion, portalOptions, portalWarning } from "./portal.ts";
import { systemDirs, systemDirsOptions } from "./system-dirs.ts";
import { terminalExec, terminalExecOptions } from "./terminal-exec.ts";
import { userDirs, userDirsOptions, userDirsWarning } from "./user-dirs.ts";

/** What the specifications of freedesktop.org say about the home: where files are, and what opens them. */
export const xdg = defineModule({
  path: "xdg",
  description: "Base directories, user directories, MIME applications, desktop entries and autostart, as freedesktop.org specifies them.",
  always: true,
  options: {
    ...baseDirectoryOptions,
    ...baseFileOptions,
    ...desktopEntryOptions,
    autostart: autostartOptions,
    mime: mimeOptions,
    mimeApps: mimeAppsOptions,
    portal: portalOptions,
    systemDirs: systemDirsOptions,
    "terminal-exec": terminalExecOptions,
    userDirs: userDirsOptions,
  },
  renamed: { "userDirs.publishShare": "userDirs.publicShare" },
  assertions: [
    onLinuxOnly("desktopEntries", ({ desktopEntries }: { readonly desktopEntries: object }) => Object.keys(desktopEntries).length > 0),
    onLinuxOnly("mime", ({ mime }: { readonly mime: { readonly enable: boolean } }) => mime.enable),
    onLinuxOnly("mimeApps", ({ mimeApps }: { readonly mimeApps: { readonly enable: boolean } }) => mimeApps.enable),
    onLinuxOnly("portal", ({ portal }: { readonly portal: { readonly enable: boolean } }) => portal.enable),
    onLinuxOnly("systemDirs", ({ systemDirs: { config, data } }: { readonly systemDirs: { readonly config: readonly string[]; readonly data: readonly string[] } }) => config.length + data.length > 0),
    autostartAssertion,
    desktopEntryAssertion,
    portalAssertion,
  ],
  warnings: [...mimeAppsWarnings, portalWarning, userDirsWarning],
  config: (self) => [
    baseDirectories(self),
    baseFiles(self),
    autostart(self),
    desktopEntries(self),
    mime(self),
    mimeApps(self),
    portal(self),
    systemDirs(self),
    terminalExec(self),
    userDirs(self),
  ],
});
