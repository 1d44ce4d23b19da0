import { defineModule, types, when } from "@hm/api";
import { home } from "@hm/home";
import { xdg } from "@hm/xdg";
import { highlighting, highlightingOptions } from "./highlighting.ts";
import { history, historyOptions, type Self } from "./history.ts";
import { interactive } from "./interactive.ts";
import { managerOptions, managers } from "./managers.ts";
import { generalOptions } from "./options.ts";
import { isRelative, pathsOf, UNCHOSEN } from "./paths.ts";
import { abbreviationFile, pluginOptions, plugins } from "./plugins.ts";
import { preztoOptions } from "./prezto-options.ts";
import { prezto } from "./prezto.ts";
import { session } from "./session.ts";

/** Zsh, the Z shell. */
export const zsh = defineModule({
  path: "programs.zsh",
  description: "Zsh, the Z shell.",
  always: true,
  options: {
    enable: types.enable("zsh"),
    ...generalOptions,
    ...historyOptions(self),
    ...highlightingOptions,
    ...pluginOptions,
    ...managerOptions,
    prezto: preztoOptions,
  },
  renamed: {
    enableAutosuggestions: "autosuggestion.enable",
    enableSyntaxHighlighting: "syntaxHighlighting.enable",
    zproof: "zprof",
  },
  assertions: [
    {
      assert: ({ options }) => !options.enable || !options.dotDir?.includes("$"),
      message: "'programs.zsh.dotDir' says where files go when they are made: no shell expands a variable in it.",
      option: "dotDir",
      hint: "Write the path out, or take it from `get(home).homeDirectory` or `get(xdg).configHome`.",
    },
    {
      assert: ({ options, get }) => !options.enable || !!options.dotDir?.includes("$") || `${pathsOf(options, get).directory}/`.startsWith(`${get(home).homeDirectory}/`),
      message: "'programs.zsh.dotDir' is outside of the home.",
      option: "dotDir",
      hint: "Name a folder below the home.",
    },
    {
      assert: ({ options }) => !options.enable || !options.syntaxHighlighting.enable || !options.fastSyntaxHighlighting.enable,
      message: "'programs.zsh.syntaxHighlighting' and 'programs.zsh.fastSyntaxHighlighting' would both colour the command line.",
      option: "fastSyntaxHighlighting.enable",
      hint: "Enable one of them.",
    },
  ],
  warnings: [
    {
      when: ({ options }) => options.enable && isRelative(options.dotDir ?? "/"),
      message: "'programs.zsh.dotDir' starts at the home without saying so; such paths are going to be refused. Write the absolute path.",
      option: "dotDir",
    },
    {
      when: ({ options, get }) => options.enable && get(xdg).enable && !!options.dotDir?.endsWith(UNCHOSEN),
      message: ({ get }) => `The files of zsh stay in the home because 'home.stateVersion' is older than 26.05. Set 'programs.zsh.dotDir' to "${get(home).homeDirectory}" to keep them there, or to "${get(xdg).configHome}/zsh" to move them.`,
      option: "dotDir",
    },
    {
      when: ({ options }) => options.enable && isRelative(options.history.path),
      message: "'programs.zsh.history.path' starts at the home without saying so; such paths are going to be refused. Write the absolute path.",
      option: "history.path",
    },
    {
      when: ({ options }) => options.plugins.some((it) => it.completions.length > 0),
      message: "'completions' of 'programs.zsh.plugins' is called 'functions' now.",
      option: "plugins",
    },
    ...moved("initExtraFirst", 'order(500, "…")'),
    ...moved("initExtraBeforeCompInit", 'order(550, "…")'),
    ...moved("initExtra", '"…"'),
  ],
  config: (self) => [
    when(() => self.options["zsh-abbr"].enable, abbreviationFile(self)),
    when(() => self.options.enable, [
      home({ packages: () => [self.options.package] }),
      managers(self),
      prezto(self),
      history(self),
      plugins(self),
      session(self),
      interactive(self),
      highlighting(self),
    ]),
  ],
});

/** The module, for options whose defaults depend on others of it. */
function self(): ReturnType<Self> {
  return zsh;
}

function moved<Name extends string>(option: Name, instead: string) {
  return [
    {
      when: ({ options }: { readonly options: { readonly [key in Name]: string } }) => options[option] !== "",
      message: `'programs.zsh.${option}' is called 'programs.zsh.initContent' now. Write initContent: ${instead}.`,
      option,
    },
  ];
}
