import { pkg, types, z } from "@hm/api";

const text = (what: string) => z.string().nullable().default(null).describe(`${what} \`null\` leaves it to Prezto.`);
const yesNo = (what: string) => z.boolean().nullable().default(null).describe(`Whether ${what}. \`null\` leaves it to Prezto.`);
const list = (what: string) => z.array(z.string()).default([]).describe(what);
const styles = (what: string) => z.record(z.string(), z.string()).default({}).describe(what);

/** Options of Prezto, each for the setting of `.zpreztorc` that has its name. */
export const preztoOptions = {
  enable: types.enable("Prezto"),
  package: types.package().default(pkg("zsh-prezto")).describe("The Prezto package."),
  caseSensitive: z.boolean().nullable().default(true).describe("Whether completion and searches mind the case of letters. `null` leaves it to Prezto."),
  color: z.boolean().nullable().default(true).describe("Whether output has colours, but for dumb terminals. `null` leaves it to Prezto."),
  pmoduleDirs: list("Further folders with modules of Prezto."),
  extraConfig: types.lines().default("").describe("Lines for the end of `.zpreztorc`."),
  extraModules: list("Modules of zsh to load, as in zshmodules(1)."),
  extraFunctions: list("Functions of zsh to load, as in zshcontrib(1)."),
  pmodules: z
    .array(z.string())
    .default(["environment", "terminal", "editor", "history", "directory", "spectrum", "utility", "completion", "prompt"])
    .describe("Modules of Prezto to load, in this order."),
  autosuggestions: { color: text("How suggestions look, such as `fg=blue`.") },
  completions: { ignoredHosts: list("Hosts of `/etc/hosts` that completion leaves out.") },
  editor: {
    keymap: z.enum(["emacs", "vi"]).nullable().default("emacs").describe("Keymap of the command line. `null` leaves it to Prezto."),
    dotExpansion: yesNo("`...` becomes `../..` while typing"),
    promptContext: yesNo("the prompt may show the context of the line editor"),
  },
  git: { submoduleIgnore: z.enum(["dirty", "untracked", "all", "none"]).nullable().default(null).describe("Which submodules the status leaves out. `null` leaves it to Prezto.") },
  gnuUtility: { prefix: text("What the names of GNU programs begin with on other systems.") },
  historySubstring: {
    foundColor: text("How a text looks that was found, such as `fg=blue`."),
    notFoundColor: text("How a text looks that was not found, such as `fg=red`."),
    globbingFlags: text("Globbing flags of the search."),
  },
  macOS: { dashKeyword: text("Keyword by which `mand` opens manual pages in Dash.") },
  prompt: {
    theme: z.string().nullable().default("sorin").describe("Theme of the prompt; `random` takes any. `null` leaves it to Prezto."),
    pwdLength: z.enum(["short", "long", "full"]).nullable().default(null).describe("How the prompt writes the working directory. `null` leaves it to Prezto."),
    showReturnVal: yesNo("the prompt shows the status of a command that failed"),
  },
  python: {
    virtualenvAutoSwitch: yesNo("a folder with a virtual environment activates it"),
    virtualenvInitialize: yesNo("virtualenvwrapper is initialised"),
  },
  ruby: { chrubyAutoSwitch: yesNo("a folder with a version of Ruby switches to it") },
  screen: { autoStartLocal: yesNo("local terminals start in screen"), autoStartRemote: yesNo("SSH connections start in screen") },
  ssh: { identities: list("Identities to load into the SSH agent.") },
  syntaxHighlighting: {
    highlighters: list("Highlighters to use. Without any, `main` is used."),
    styles: styles("How parts of a command look, such as `builtin`."),
    pattern: styles("How commands look that match a pattern."),
  },
  terminal: {
    autoTitle: yesNo("windows and tabs have titles that follow what runs"),
    windowTitleFormat: text("Title of windows, such as `%n@%m: %s`."),
    tabTitleFormat: text("Title of tabs, such as `%m: %s`."),
    multiplexerTitleFormat: text("Title of panes of a multiplexer, such as `%s`."),
  },
  tmux: {
    autoStartLocal: yesNo("local terminals start in tmux"),
    autoStartRemote: yesNo("SSH connections start in tmux"),
    itermIntegration: yesNo("tmux is integrated with iTerm2"),
    defaultSessionName: text("Name of the session that tmux starts with."),
  },
  utility: { safeOps: yesNo("`cp`, `ln`, `mv` and `rm` ask before they overwrite or delete") },
} as const;
