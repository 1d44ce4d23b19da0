import { defineModule, types, z } from "@hm/api";
import { cursorFiles, cursorOptions, cursorVariables } from "./cursor.ts";
import { fileOptions } from "./file-options.ts";
import { languageOptions, languageVariables } from "./language.ts";
import { sessionScripts, sessionVariable } from "./session.ts";
import { isOlder, stateVersions } from "./state-version.ts";
import { i18n, localeArchive } from "./i18n.ts";

const integration = (shell: string) =>
  types
    .derived(z.boolean(), "home.shell.enableShellIntegration", ({ siblings }) => siblings.enableShellIntegration)
    .describe(`Whether modules hook their program into ${shell}, unless they are told otherwise.`);

/** What a home is made of. Every other module contributes to this one. */
export const home = defineModule({
  path: "home",
  description: "Files, packages and session of the home.",
  always: true,
  options: {
    username: types
      .derived(z.string().min(1), "the user who runs hm, for state versions before 20.09", ({ siblings, facts }) => (isOlder(siblings.stateVersion, "20.09") ? facts.username : undefined) as string)
      .describe("Name of the user whose home this is."),
    homeDirectory: types
      .derived(z.string().regex(/^\/.*[^/]$/, "a home is an absolute path without a slash at its end"), "$HOME, for state versions before 20.09", ({ siblings, facts }) => (isOlder(siblings.stateVersion, "20.09") ? facts.homeDirectory : undefined) as string)
      .describe("Absolute path of the home."),
    stateVersion: z
      .enum(stateVersions)
      .describe("Release whose defaults this home keeps. It stays as it is when hm is updated; see the guide before you change it."),
    uid: z.int().min(0).nullable().default(null).describe("Number of the user, for modules that need to know it."),

    packageProvider: z.string().nullable().default(null).describe("Who finds and installs packages, such as `nix` or `host`. `placeholder` writes `@name@` in their place. `null` takes what the machine has."),
    packages: z.array(types.package()).default([]).describe("Packages to install for the user."),
    extraOutputsToInstall: z.array(z.string()).default([]).describe("Further outputs of each package to install, such as `doc`, where the package provider knows outputs."),
    enableDebugInfo: z.boolean().default(false).describe("Whether to install debug symbols, where the package provider has them."),
    enableNixpkgsReleaseCheck: z.boolean().default(true).describe("Whether to warn when the package set is of another release than hm."),

    file: z.record(z.string(), z.object(fileOptions)).default({}).describe("Files of the home, by their path in it."),
    fileOverlapResolution: z
      .enum(["ignore", "error", "override"])
      .default("ignore")
      .describe("What happens to a file that a recursive folder also brings: it is ignored, an error, or takes the place of the folder's."),
    profileFile: types.internal(z.record(z.string(), types.lines()).default({})).describe("Files of the profile, by their path in it."),
    activation: types
      .dagOf(z.union([z.string(), z.array(z.string())]))
      .default({})
      .describe("Steps of the activation: Bash scripts, or programs with their arguments. One that changes something comes after `writeBoundary`."),

    sessionVariables: z
      .record(z.string(), sessionVariable)
      .default({})
      .describe("Environment variables of the session. `$NAME` in a value refers to another one; `null` sets none."),
    sessionPath: z.array(z.string()).default([]).describe("Folders to put before `PATH`."),
    sessionSearchVariables: z.record(z.string(), z.array(z.string())).default({}).describe("Search paths to put folders before, such as `MANPATH`."),
    sessionVariablesExtra: types.internal(types.lines().default("")).describe("POSIX shell code behind the session variables."),
    sessionVariablesFile: types
      .readOnly(types.internal(types.derived(z.string(), "the script in the store", ({ siblings }) => sessionScripts(siblings).fresh)))
      .describe("Script for shells to source, which takes the variables of a newer generation also inside of an older session."),

    shellAliases: z.record(z.string(), z.string()).default({}).describe("Aliases for every shell that hm manages."),
    shell: {
      enableShellIntegration: z.boolean().default(true).describe("Whether modules hook their program into shells, unless they are told otherwise."),
      enableBashIntegration: integration("Bash"),
      enableFishIntegration: integration("fish"),
      enableIonIntegration: integration("Ion"),
      enableNushellIntegration: integration("Nushell"),
      enableZshIntegration: integration("Zsh"),
    },

    language: languageOptions,
    keyboard: z
      .object({
        layout: z.string().nullable().default(null).describe("Layout, such as `us`. `null` leaves it to the system."),
        model: z.string().nullable().default(null).describe("Model, such as `pc105`."),
        options: z.array(z.string()).default([]).describe("X keyboard options, such as `grp:caps_toggle`."),
        variant: z.string().nullable().default(null).describe("Variant of the layout, such as `colemak`."),
      })
      .nullable()
      .default(null)
      .describe("Keyboard of graphical sessions. `null` leaves it alone."),
    pointerCursor: cursorOptions,

    preferXdgDirectories: z.boolean().default(false).describe("Whether programs keep their files below the XDG base directories wherever they can."),
    profileDirectory: types
      .readOnly(types.derived(z.string(), "the profile of the current generation", ({ facts }) => `${facts.stateDirectory}/profiles/home/home-path`))
      .describe("Folder that holds the packages of the current generation."),
  },
  removed: {
    sessionVariableSetter: "Session variables are set by every shell that hm manages; other shells source `etc/profile.d/hm-session-vars.sh` of the profile.",
  },
  warnings: [
    {
      when: ({ options }) => options.pointerCursor.enable === null && options.pointerCursor.name !== undefined && isOlder(options.stateVersion, "25.05"),
      message: "'home.pointerCursor' takes effect without being enabled because 'home.stateVersion' is older than 25.05. Set 'home.pointerCursor.enable' to true.",
      option: "pointerCursor.name",
    },
  ],
  config: ({ options, get, facts, set }) => [
    set({ sessionVariables: () => localeArchive(get(i18n).glibcLocales, facts.platform) }),
    set({
      sessionVariables: () => ({ ...languageVariables(options.language), ...cursorVariables(options) }),
      sessionSearchVariables: { PATH: () => (options.sessionPath.length ? options.sessionPath : undefined) },
      packages: () => cursorFiles(options).packages,
      file: () => cursorFiles(options).files,
      profileFile: () => sessionScripts(options).files,
    }),
  ],
});
