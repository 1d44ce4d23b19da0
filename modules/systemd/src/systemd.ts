import { defineModule, pkg, types, when, z, type Package } from "@hm/api";
import { environmentD } from "@hm/formats";
import { home, i18n, localeArchive } from "@hm/home";
import { managerSettings, userConf } from "./manager-settings.ts";
import { tmpfilesFile, tmpfilesOptions, tmpfilesServices, tmpfilesTimers } from "./tmpfiles.ts";
import { unitFiles, type UnitFiles } from "./unit-files.ts";
import { services, units } from "./unit-types.ts";

/** Options that hold units, with the suffix of their files. */
const TYPES = { services: "service", slices: "slice", sockets: "socket", targets: "target", timers: "timer", paths: "path", mounts: "mount", automounts: "automount" } as const;

/** The systemd user manager: its units, environment and settings. */
export const systemdUser = defineModule({
  path: "systemd.user",
  description: "Units, environment and settings of the systemd user manager.",
  always: true,
  options: {
    enable: types
      .derived(z.boolean(), "whether the platform is Linux", ({ facts }) => facts.platform === "linux")
      .describe("Whether to write files for the systemd user manager. Root has none of its own, and gets none."),
    services,
    slices: units("slice"),
    sockets: units("socket"),
    targets: units("target"),
    timers: units("timer"),
    paths: units("path"),
    mounts: units("mount"),
    automounts: units("automount"),
    packages: z
      .array(types.package())
      .default([])
      .describe("Packages to install for their units. The user manager finds those of the distribution by itself."),
    sessionVariables: z
      .record(z.string(), z.union([z.string(), z.int(), types.package()]).nullable())
      .default({})
      .describe("Environment variables of the user manager and all that it starts, as in environment.d(5)."),
    settings: managerSettings,
    startServices: z
      .union([z.boolean(), z.enum(["suggest", "sd-switch"])])
      .default(true)
      .describe("Whether a switch starts, stops and restarts services to match the new generation. `false` and `suggest` only name the commands to run."),
    servicesStartTimeoutMs: z.int().min(0).default(0).describe("Milliseconds to wait for services to fail, until their start counts as successful. 0 sets no limit."),
    systemctlPath: z.string().default(`${pkg("systemd")}/bin/systemctl`).describe("Path of `systemctl`."),
    tmpfiles: tmpfilesOptions,
    configHome: types.internal(types.derived(z.string(), "~/.config", ({ get }) => `${get(home).homeDirectory}/.config`)).describe("Folder for configuration, set by `xdg`."),
  },
  assertions: [
    {
      assert: ({ options, facts }) => !options.enable || facts.platform === "linux",
      message: "systemd.user is only there on Linux.",
      option: "enable",
    },
  ],
  warnings: [
    {
      when: ({ options, get }) => options.packages.length > 0 && get(home).packageProvider === "nix",
      message: "Units of packages from Nix are installed, but the user manager finds them only where its XDG_DATA_DIRS names the profile. Copy those you need into 'systemd.user.services'.",
      option: "packages",
    },
  ],
  config: ({ options, get, facts, set }) => {
    const hasRules = () => options.tmpfiles.rules.length > 0;
    const tmpfiles = () => `${options.systemctlPath.replace(/\/[^/]*$/, "")}/systemd-tmpfiles`;
    return [
      set({ sessionVariables: () => localeArchive(get(i18n).glibcLocales, facts.platform) }),
      when(hasRules, set({ services: () => tmpfilesServices(tmpfiles()), timers: tmpfilesTimers })),
      when(
        () => options.enable && get(home).username !== "root",
        home({ file: () => filesOf(options), packages: () => options.packages }),
        when(hasRules, home({ file: () => ({ [`${options.configHome}/user-tmpfiles.d/home-manager.conf`]: tmpfilesFile(options.tmpfiles.rules, tmpfiles()) }) })),
      ),
    ];
  },
});

interface Options {
  readonly configHome: string;
  readonly sessionVariables: Readonly<Record<string, string | number | Package | null>>;
  readonly settings: Parameters<typeof userConf>[0];
}

type UnitsByType = { readonly [Type in keyof typeof TYPES]: Readonly<Record<string, Parameters<typeof unitFiles>[1]>> };

function filesOf(options: Options & UnitsByType): Record<string, { readonly text: string } | UnitFiles[string]> {
  const { configHome, sessionVariables } = options;
  const directory = `${configHome}/systemd/user`;
  const all = Object.entries(TYPES).flatMap(([type, suffix]) =>
    Object.entries(options[type as keyof typeof TYPES]).flatMap(([name, unit]) => Object.entries(unitFiles(`${name}.${suffix}`, unit, directory))),
  );
  const environment = environmentD(sessionVariables);
  const settings = userConf(options.settings);
  return {
    ...Object.fromEntries(all.map(([path, file]) => [`${directory}/${path}`, file])),
    ...(environment === "" ? {} : { [`${configHome}/environment.d/10-home-manager.conf`]: { text: environment } }),
    ...(settings === undefined ? {} : { [`${configHome}/systemd/user.conf`]: { text: settings } }),
  };
}
