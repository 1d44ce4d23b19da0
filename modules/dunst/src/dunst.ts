import { defineModule, hinted, isPackage, pkg, storeName, stored, types, z, type Package } from "@hm/api";
import { ini, shellQuote } from "@hm/formats";
import { home } from "@hm/home";
import { systemdUser } from "@hm/systemd";
import { xdg } from "@hm/xdg";
import { dunstrc, hasCycle, settings } from "./dunstrc.ts";
import { iconPath, iconTheme } from "./icons.ts";

const BUS_FILE = "dbus-1/services/org.knopwob.dunst.service";

const configPath = hinted(types.path(), { path: "explicit", typeName: "path" });

/** dunst, which shows notifications. */
export const dunst = defineModule({
  path: "services.dunst",
  description: "Shows notifications of programs.",
  options: {
    enable: types.enable("the notification daemon dunst"),
    package: types.package().default(pkg("dunst")).describe("The dunst package."),
    configFile: configPath.nullable().default(null).describe("Configuration to read instead of `dunst/dunstrc` in the configuration folder; dunst then looks for no drop-ins."),
    iconTheme,
    waylandDisplay: z.string().default("").describe("Value of `WAYLAND_DISPLAY` for the service. Empty text leaves it to the session."),
    settings: settings
      .default({})
      .describe('Sections of `dunstrc`, in the spelling of dunst(5). A section stands after others where it is written as `entry({ after: ["global"], value: { … } })`.'),
  },
  assertions: [
    {
      assert: ({ options, facts }) => !options.enable || facts.platform === "linux",
      message: "services.dunst is only there on Linux.",
      option: "enable",
    },
    {
      assert: ({ options }) => !options.enable || !hasCycle(options.settings),
      message: "Sections of services.dunst.settings wait for each other.",
      option: "settings",
      hint: "Take one of the 'after' or 'before' entries out.",
    },
  ],
  config: ({ options, get, set }) => {
    const file = () => stored(storeName("dunst/dunstrc"), { text: dunstrc(options.settings) });
    // Without packages of Nix in the home's own profile, only those that the user installed may have icons.
    const profile = () => (get(home).packageProvider === "nix" ? get(home).profileDirectory : `${get(home).homeDirectory}/.nix-profile`);
    const from = () => (isPackage(options.package) ? options.package : pkg(options.package));
    const isOfHost = () => [null, "host"].includes(get(home).packageProvider);
    return [
      set({ settings: { global: { icon_path: () => iconPath(options.iconTheme, profile()) } } }),
      home({ packages: () => [from()] }),
      xdg({ configFile: { "dunst/dunstrc": { source: file } }, dataFile: { [BUS_FILE]: () => (isOfHost() ? { text: busService(`${from()}`) } : { source: `${from()}/share/${BUS_FILE}` }) } }),
      systemdUser({ services: { dunst: () => service({ ...options, package: from() }, `${file()}`) } }),
    ];
  },
});

interface Options {
  readonly package: Package;
  readonly configFile: unknown;
  readonly waylandDisplay: string;
}

function service({ package: from, configFile, waylandDisplay }: Options, settings: string) {
  const config = configFile === null ? [] : ["-config", `${configFile}`];
  return {
    Service: {
      BusName: "org.freedesktop.Notifications",
      Environment: waylandDisplay === "" ? "" : `WAYLAND_DISPLAY=${waylandDisplay}`,
      ExecReload: `${from}/bin/dunstctl reload`,
      ExecStart: [`${from}/bin/dunst`, ...config].map(shellQuote).join(" "),
      Type: "dbus",
    },
    Unit: {
      After: ["graphical-session.target"],
      Description: "Dunst notification daemon",
      PartOf: ["graphical-session.target"],
      "X-Reload-Triggers": [settings],
    },
  };
}

/** Has D-Bus start the service of the home, also where the host has other notification daemons. */
function busService(from: string): string {
  return ini({ "D-BUS Service": { Name: "org.freedesktop.Notifications", Exec: `${from}/bin/dunst`, SystemdService: "dunst.service" } });
}
