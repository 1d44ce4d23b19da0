import { defineModule, fallback, pkg, types, when, z } from "@hm/api";
import { home } from "@hm/home";
import { systemdUser } from "@hm/systemd";
import { xdg } from "@hm/xdg";
import { clientEntry, editor } from "./client.ts";
import { emacs, packageOf } from "./emacs.ts";
import { service, socket } from "./units.ts";

const ENTRY = "applications/emacsclient.desktop";

/** Emacs as a service, which clients open files in. */
export const emacsService = defineModule({
  path: "services.emacs",
  description: "Emacs as a service, which clients open files in. It takes Emacs 28 or newer.",
  options: {
    enable: types.enable("Emacs as a service"),
    package: types
      .derived(types.package(), 'programs.emacs.finalPackage where that is enabled, otherwise pkg("emacs")', ({ get }) => (get(emacs).enable ? get(emacs).finalPackage : pkg("emacs")))
      .describe("The Emacs package."),
    extraOptions: z.array(z.string()).default([]).describe("Further options of the command line. `%` begins a specifier of systemd, as in `%h`."),
    client: {
      enable: z.boolean().default(false).describe("Whether to have a desktop entry that opens files in the running Emacs."),
      arguments: z.array(z.string()).default(["-c"]).describe("Arguments of `emacsclient` in the desktop entry."),
    },
    socketActivation: { enable: z.boolean().default(false).describe("Whether Emacs starts when the first client comes.") },
    startWithUserSession: types
      .derived(z.union([z.boolean(), z.literal("graphical")]), "true without socket activation", ({ siblings }) => !siblings.socketActivation.enable)
      .describe("Whether Emacs starts when the user logs in; with `graphical` it starts and stops with the graphical session."),
    defaultEditor: z.boolean().default(false).describe("Whether `$EDITOR` is a client of the service."),
  },
  assertions: [
    {
      assert: ({ options, facts }) => !options.enable || facts.platform === "linux",
      message: "services.emacs is only there on Linux.",
      option: "enable",
    },
  ],
  config: ({ options }) => {
    const from = () => packageOf(options.package);
    const entry = () => clientEntry(from(), options.client.arguments);
    return [
      systemdUser({ services: { emacs: () => service(from(), options) } }),
      when(() => options.socketActivation.enable, systemdUser({ sockets: { emacs: socket } })),
      when(() => options.client.enable, home({ profileFile: { [`share/${ENTRY}`]: entry } }), xdg({ dataFile: { [ENTRY]: { text: fallback(entry) } } })),
      when(() => options.defaultEditor, home({ sessionVariables: { EDITOR: () => `${editor(from())}` } })),
    ];
  },
});
