import { createHash } from "node:crypto";
import { defineModule, isPackage, pkg, types, when, z, type Package } from "@hm/api";
import { compactJson, scalarText } from "@hm/formats";
import { home } from "@hm/home";
import { systemdUser } from "@hm/systemd";
import { xresources } from "@hm/xresources";

type Settings = Readonly<Record<string, boolean | number | string>>;

/** XScreenSaver, which blanks and locks the screen. */
export const xscreensaver = defineModule({
  path: "services.xscreensaver",
  description: "Blanks and locks the screen of X sessions.",
  options: {
    enable: types.enable("XScreenSaver"),
    package: types.package().default(pkg("xscreensaver")).describe("The XScreenSaver package."),
    settings: z
      .record(z.string(), z.union([z.boolean(), z.int(), z.string()]))
      .default({})
      .describe("Settings such as `timeout` in minutes, `mode` or `lock`: X resources below `xscreensaver`, and lines of `~/.xscreensaver`, the one place where XScreenSaver 6 looks for its times."),
  },
  assertions: [
    {
      assert: ({ options, facts }) => !options.enable || facts.platform === "linux",
      message: "services.xscreensaver is only there on Linux.",
      option: "enable",
    },
  ],
  config: ({ options }) => {
    const from = () => (isPackage(options.package) ? options.package : pkg(options.package));
    return [
      home({ packages: () => [from()] }),
      xresources({ properties: () => properties(options.settings) }),
      when(() => Object.keys(options.settings).length > 0, home({ file: { ".xscreensaver": { text: () => fileText(options.settings) } } })),
      systemdUser({ services: { xscreensaver: () => service(from(), options.settings) } }),
    ];
  },
});

function properties(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [`xscreensaver.${name}`, value]));
}

function fileText(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}:\t${scalarText(value).replaceAll("\n", "\\n\\\n")}\n`)
    .join("");
}

function service(from: Package, settings: Settings) {
  return {
    Install: { WantedBy: ["graphical-session.target"] },
    Service: { ExecStart: `${from}/bin/xscreensaver -no-splash` },
    Unit: {
      After: ["graphical-session.target"],
      Description: "XScreenSaver",
      PartOf: ["graphical-session.target"],
      // It reads resources only when it starts.
      "X-Restart-Triggers": [hash(settings)],
    },
  };
}

function hash(settings: Settings): string {
  const sorted = Object.fromEntries(Object.keys(settings).toSorted().map((name) => [name, settings[name]]));
  return createHash("md5").update(compactJson(sorted)).digest("hex");
}
