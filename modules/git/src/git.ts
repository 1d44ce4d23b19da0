import { after, defineModule, fallback, pkg, types, when, z } from "@hm/api";
import { lines } from "@hm/formats";
import { home } from "@hm/home";
import { systemdUser } from "@hm/systemd";
import { xdg } from "@hm/xdg";
import { hooksFolder } from "./hooks.ts";
import { includes, includesText } from "./includes.ts";
import { lfs, lfsFilter } from "./lfs.ts";
import { maintenance, maintenanceService, maintenanceTimers } from "./maintenance.ts";
import { removed, renamed } from "./moved.ts";
import { programOf } from "./program.ts";
import { mergeable, sections, settings, settingsText } from "./settings.ts";
import { gpgSection, signing } from "./signing.ts";

/** Git, the version control system. */
export const git = defineModule({
  path: "programs.git",
  description: "Git, the version control system.",
  options: {
    enable: types.enable("Git"),
    package: types.nullablePackage(pkg("git"), "Git"),
    settings: settings.default({}).describe("Settings by section, as in git-config(1). A list of such records is written fragment by fragment, for settings that depend on their order."),
    iniContent: types.internal(sections.default({})).describe("Settings that modules contribute, whichever form those of the user have."),
    ignores: z.array(z.string()).default([]).describe("Patterns of files to ignore in every repository."),
    attributes: z.array(z.string()).default([]).describe("Attributes of files in every repository, such as `*.pdf diff=pdf`."),
    includes: includes.describe("Files to include after the settings, always or on a condition."),
    signing,
    hooks: z.record(z.string(), types.path()).default({}).describe("Programs to run as hooks in every repository, by the name of the hook. They have to be executable."),
    lfs,
    maintenance,
  },
  renamed,
  removed,
  assertions: [
    {
      assert: ({ options }) => Object.keys(options.hooks).length === 0 || mergeable(options.settings)?.["core"]?.["hooksPath"] === undefined,
      message: "'programs.git.hooks' and 'programs.git.settings.core.hooksPath' both say which hooks Git runs.",
      option: "settings.core.hooksPath",
      hint: "Keep one of them.",
    },
    {
      assert: ({ options }) => !options.maintenance.enable || options.package !== null,
      message: "'programs.git.maintenance' needs a Git to run, and 'programs.git.package' is null.",
      option: "package",
      hint: "Name a package, or disable the maintenance.",
    },
  ],
  config: ({ options, get, set }) => [
    home({ packages: () => present(options.package) }),
    xdg({ configFile: { "git/config": { text: () => settingsText(options.iniContent, options.settings) } } }),
    set({ iniContent: () => mergeable(options.settings) }),
    when(() => options.signing.key !== null, set({ iniContent: { user: { signingKey: fallback(() => options.signing.key!) } } })),
    when(() => options.signing.signByDefault !== null, set({ iniContent: { commit: { gpgSign: fallback(() => options.signing.signByDefault!) }, tag: { gpgSign: fallback(() => options.signing.signByDefault!) } } })),
    when(() => options.signing.format !== null, set({ iniContent: { gpg: () => gpgSection(options.signing) } })),
    when(() => Object.keys(options.hooks).length > 0, set({ iniContent: { core: { hooksPath: fallback(() => `${hooksFolder(options.hooks, get(home).homeDirectory)}`) } } })),
    when(() => options.lfs.enable, [home({ packages: () => present(options.lfs.package) }), set({ iniContent: { filter: { lfs: () => lfsFilter(options.lfs.package, options.lfs.skipSmudge) } } })]),
    when(() => options.maintenance.enable, [
      set({ iniContent: { maintenance: { repo: () => options.maintenance.repositories } } }),
      systemdUser({
        services: { "git-maintenance@": () => maintenanceService(programOf(options.package ?? "git", "git")) },
        timers: () => maintenanceTimers(options.maintenance.timers),
      }),
    ]),
    when(() => options.includes.length > 0, xdg({ configFile: { "git/config": { text: after(() => includesText(options.includes)) } } })),
    when(() => options.ignores.length > 0, xdg({ configFile: { "git/ignore": { text: () => lines(options.ignores) } } })),
    when(() => options.attributes.length > 0, xdg({ configFile: { "git/attributes": { text: () => lines(options.attributes) } } })),
  ],
});

function present<T>(value: T | null): T[] {
  return value === null ? [] : [value];
}
