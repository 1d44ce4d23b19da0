import { after, before, defineModule, pkg, types, when, z } from "@hm/api";
import { home } from "@hm/home";
import { xdg } from "@hm/xdg";
import { isPlugin, nameOf, plugins, pluginsText } from "./plugins.ts";
import { tmuxConf } from "./tmux-conf.ts";
import { tmuxinator, projectFiles } from "./tmuxinator.ts";

const off = z.boolean().default(false);

/** tmux, a terminal multiplexer. */
export const tmux = defineModule({
  path: "programs.tmux",
  description: "Several terminals in one, which go on while nobody looks.",
  options: {
    enable: types.enable("tmux"),
    package: types.nullablePackage(pkg("tmux"), "tmux"),
    aggressiveResize: off.describe("Whether a window has the size of the smallest client that looks at it, rather than of the smallest in its session."),
    baseIndex: z.int().min(0).default(0).describe("Number of the first window and pane."),
    clock24: off.describe("Whether the clock counts 24 hours."),
    customPaneNavigationAndResize: off.describe("Whether h, j, k and l go from pane to pane and H, J, K and L resize them, with the key mode `vi`."),
    disableConfirmationPrompt: off.describe("Whether windows and panes are killed without a question."),
    escapeTime: z.int().min(0).default(10).describe("Milliseconds to wait for the rest of a key sequence after an escape."),
    extraConfig: types.lines().default("").describe("Lines for the end of `tmux.conf`."),
    focusEvents: off.describe("Whether programs are told when their pane gains or loses the focus."),
    historyLimit: z.int().min(1).default(2000).describe("Number of lines that each pane remembers."),
    keyMode: z.enum(["emacs", "vi"]).default("emacs").describe("Whose keys move around in the history and the status line."),
    mouse: off.describe("Whether tmux takes the mouse."),
    newSession: off.describe("Whether attaching makes a session where there is none."),
    plugins: plugins.default([]).describe("Plugins to load, in order: packages of `tmuxPlugins`, folders with `*.tmux` programs, or such programs."),
    prefix: z.string().nullable().default(null).describe("Key before every command, such as `C-a`; it wins over `shortcut`."),
    resizeAmount: z.int().min(1).default(5).describe("Lines or columns by which a key resizes a pane."),
    reverseSplit: off.describe("Whether v and s split panes, as in Vim."),
    secureSocket: types
      .derived(z.boolean(), "true on Linux", ({ facts }) => facts.platform === "linux")
      .describe("Whether the socket is below `$XDG_RUNTIME_DIR`, where nobody else can reach it and where it goes with the last session of the user."),
    sensibleOnTop: off.describe("Whether the plugin sensible runs before everything else."),
    shell: z.string().nullable().default(null).describe("Shell of new windows. `null` takes `$SHELL`."),
    shortcut: z.string().default("b").describe("Key that, with Ctrl, comes before every command."),
    terminal: z.string().default("screen").describe("What programs find in `$TERM`."),
    tmuxinator,
    tmuxp: { enable: types.enable("tmuxp, which loads sessions from files") },
  },
  assertions: [
    {
      assert: ({ options }) => options.plugins.every(isPlugin),
      message: ({ options }) => `No plugin of tmux: ${options.plugins.filter((it) => !isPlugin(it)).map(nameOf).join(", ")}.`,
      option: "plugins",
      hint: 'Name a package of `tmuxPlugins`, as in pkg("tmuxPlugins.resurrect"), or a path.',
    },
  ],
  config: ({ options }) => [
    home({ packages: () => [options.package].filter((it) => it !== null) }),
    xdg({ configFile: { "tmux/tmux.conf": { text: before(() => tmuxConf(options)) } } }),
    xdg({ configFile: { "tmux/tmux.conf": { text: after(() => options.extraConfig) } } }),
    when(() => options.plugins.length > 0, xdg({ configFile: { "tmux/tmux.conf": { text: () => pluginsText(options.plugins) } } })),
    when(() => options.secureSocket, home({ sessionVariables: { TMUX_TMPDIR: '${XDG_RUNTIME_DIR:-"/run/user/$(id -u)"}' } })),
    when(() => options.tmuxp.enable, home({ packages: [pkg("tmuxp")] })),
    when(() => options.tmuxinator.enable, [
      home({ packages: () => [options.tmuxinator.package].filter((it) => it !== null) }),
      xdg({ configFile: () => projectFiles(options.tmuxinator.projects) }),
    ]),
  ],
});
