import { pkg, types, z } from "@hm/api";
import { home, sessionVariable } from "@hm/home";
import { xdg } from "@hm/xdg";
import { UNCHOSEN } from "./paths.ts";

const textByName = () => z.record(z.string(), z.string()).default({});
const word = z.union([z.string(), z.number(), z.boolean()]);

/** Options of zsh itself; those of plugins and their managers stand beside what they do. */
export const generalOptions = {
  package: types.package().default(pkg("zsh")).describe("The zsh package."),
  dotDir: types
    .derived(z.string().nullable(), "`xdg.configHome`/zsh where `xdg.enable` is set and the state version is 26.05 or newer, or else the home", ({ get }) =>
      get(xdg).enable && get(home).stateVersion >= "26.05" ? `${get(xdg).configHome}/zsh` : `${get(home).homeDirectory}${UNCHOSEN}`,
    )
    .describe("Absolute path of the folder for the files of zsh, below the home. `~/.zshenv` leads there."),
  autocd: z.boolean().nullable().default(null).describe("Whether the name of a folder, typed alone, goes there. `null` leaves it to zsh."),
  cdpath: z.array(z.string()).default([]).describe("Folders in which `cd` looks for the one it is given. Variables in them are expanded."),
  dirHashes: textByName().describe("Folders by the name that stands for them behind a `~`. Variables in them are expanded."),
  defaultKeymap: z.enum(["emacs", "vicmd", "viins"]).nullable().default(null).describe("Keymap to start with. `null` leaves it to zsh."),
  setOptions: z.array(z.string()).default([]).describe("Options of the shell to turn on, as in zshoptions(1), or off with `NO_` before the name."),
  enableCompletion: z.boolean().default(true).describe("Whether interactive shells complete what programs know to complete."),
  completionInit: types.lines().default("autoload -U compinit && compinit").describe("Commands that set completion up. A framework that does it itself, such as Oh My Zsh, has them left out."),
  enableVteIntegration: z.boolean().default(false).describe("Whether terminals based on VTE, such as GNOME Terminal, learn the working directory."),
  zprof: { enable: z.boolean().default(false).describe("Whether every start of an interactive shell prints what took how long.") },

  shellAliases: textByName().describe("Aliases of interactive shells."),
  shellGlobalAliases: textByName().describe("Aliases that stand anywhere on a line."),
  sessionVariables: z.record(z.string(), sessionVariable).default({}).describe("Environment variables that only zsh sets. Variables in them are expanded; `null` sets none."),
  localVariables: z
    .record(z.string(), z.union([word, z.array(word), types.package()]).nullable())
    .default({})
    .describe("Variables for the start of `.zshrc`, which are not exported; lists become arrays."),
  siteFunctions: z
    .record(z.string().regex(/^[^/]*$/, "a function that is loaded by its name has no slash in it"), types.lines())
    .default({})
    .describe("Bodies of functions that are loaded when they are first called, by their names."),

  initContent: types
    .lines()
    .default("")
    .describe("Lines of `.zshrc`. `order(…)` says where: 500 is early, 550 before completion is set up, 1000 the plain place, 1500 the end."),
  envExtra: types.lines().default("").describe("Commands for every shell, in `.zshenv`."),
  profileExtra: types.lines().default("").describe("Commands for login shells, in `.zprofile`."),
  loginExtra: types.lines().default("").describe("Commands for login shells after `.zshrc`, in `.zlogin`."),
  logoutExtra: types.lines().default("").describe("Commands for login shells that end, in `.zlogout`."),
  initExtraFirst: types.internal(types.lines().default("")).describe("Old name of `initContent` with `order(500, …)`."),
  initExtraBeforeCompInit: types.internal(types.lines().default("")).describe("Old name of `initContent` with `order(550, …)`."),
  initExtra: types.internal(types.lines().default("")).describe("Old name of `initContent`."),
} as const;
