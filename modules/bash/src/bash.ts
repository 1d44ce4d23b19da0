import { defineModule, fallback, order, pkg, types, when, z } from "@hm/api";
import { aliasLines, exportAll } from "@hm/formats";
import { home, sessionVariable } from "@hm/home";
import { bashrc } from "./bashrc.ts";

/** GNU Bash, the shell. */
export const bash = defineModule({
  path: "programs.bash",
  description: "GNU Bash, the shell.",
  options: {
    enable: types.enable("GNU Bash"),
    package: types.nullablePackage(pkg("bashInteractive"), "Bash"),
    enableCompletion: z.boolean().default(true).describe("Whether interactive shells complete what programs know to complete."),
    enableVteIntegration: z.boolean().default(false).describe("Whether terminals based on VTE, such as GNOME Terminal, learn the working directory."),

    historySize: z.int().nullable().default(10_000).describe("Number of commands that a shell remembers. `null` leaves it to Bash."),
    historyFile: z.string().nullable().default(null).describe("Where the history is kept. `null` leaves it to Bash."),
    historyFileSize: z.int().nullable().default(100_000).describe("Number of lines that the history file keeps. `null` leaves it to Bash."),
    historyControl: z
      .array(z.enum(["erasedups", "ignoredups", "ignorespace", "ignoreboth"]))
      .default([])
      .describe("Which commands the history leaves out."),
    historyIgnore: z.array(z.string()).default([]).describe("Patterns of commands that the history leaves out."),

    shellOptions: z
      .array(z.string())
      .default(["histappend", "extglob", "globstar", "checkjobs"])
      .describe("Options of the shell to turn on, or off with a `-` before the name."),
    shellAliases: z.record(z.string(), z.string()).default({}).describe("Aliases of interactive shells."),
    sessionVariables: z.record(z.string(), sessionVariable).default({}).describe("Environment variables that only Bash sets."),

    profileExtra: types.lines().default("").describe("Commands for login shells."),
    bashrcExtra: types.lines().default("").describe("Commands for every shell, also those that are not interactive."),
    initExtra: types.lines().default("").describe("Commands for interactive shells."),
    logoutExtra: types.lines().default("").describe("Commands for login shells that end."),
  },
  renamed: { enableAutojump: "programs.autojump.enable" },
  config: ({ options, get, set }) => [
    home({
      packages: () => (options.package === null ? [] : [options.package]),
      file: {
        ".bash_profile": { text: BASH_PROFILE },
        ".profile": { text: () => `. "${get(home).sessionVariablesFile}"\n\n${exported(options.sessionVariables)}\n${options.profileExtra}\n` },
        ".bashrc": { text: () => bashrc(options, aliasLines(options.shellAliases)) },
        ".bash_logout": () => (options.logoutExtra === "" ? undefined : { text: options.logoutExtra }),
      },
    }),
    set({ shellAliases: () => Object.fromEntries(Object.entries(get(home).shellAliases).map(([name, command]) => [name, fallback(command)])) }),
    when(() => options.enableCompletion, set({ initExtra: order(100, COMPLETION) })),
    when(() => options.enableVteIntegration, set({ initExtra: `. ${pkg("vte")}/etc/profile.d/vte.sh\n` })),
  ],
});

const BASH_PROFILE = `# include .profile if it exists
[[ -f ~/.profile ]] && . ~/.profile

# include .bashrc if it exists
[[ -f ~/.bashrc ]] && . ~/.bashrc
`;

const COMPLETION = `if [[ ! -v BASH_COMPLETION_VERSINFO ]]; then
  . "${pkg("bash-completion")}/etc/profile.d/bash_completion.sh"
fi
`;

function exported(variables: Parameters<typeof exportAll>[0]): string {
  const lines = exportAll(variables);
  return lines === "" ? "" : `${lines}\n`;
}
