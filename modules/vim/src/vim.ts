import { defineModule, pkg, types, when, z, type Get } from "@hm/api";
import { home } from "@hm/home";
import { ambiguous, bareNames, packaged, pluginFiles, plugins } from "./plugins.ts";
import { setLines, settings } from "./settings.ts";

/** Vim, the text editor. */
export const vim = defineModule({
  path: "programs.vim",
  description: "The text editor Vim.",
  options: {
    enable: types.enable("Vim"),
    packageConfigurable: types.package().default(pkg("vim-full")).describe("The Vim package."),
    package: types
      .readOnly(types.derived(types.package(), "programs.vim.packageConfigurable", ({ siblings }) => siblings.packageConfigurable))
      .describe("The Vim that is installed: `packageConfigurable` itself, which reads `~/.vimrc`."),
    plugins: plugins
      .default([])
      .describe("Plugins to load: packages of `vimPlugins`, which take Nix, or folders. Each is linked into `~/.vim/pack`. Where packages come from Nix, vim-sensible is one of them."),
    settings,
    extraConfig: types.lines().default("").describe("Vim script for the end of `~/.vimrc`. Plugins are loaded after it."),
    defaultEditor: z.boolean().default(false).describe("Whether `$EDITOR` is `vim`."),
  },
  assertions: [
    {
      assert: ({ options, get }) => !options.enable || !isOfHost(get) || packaged(options.plugins).length === 0,
      message: ({ options }) => `The host has no packages of Vim plugins: ${packaged(options.plugins).join(", ")}.`,
      option: "plugins",
      hint: 'Name the folder of each plugin, as "./plugins/fugitive" or outOfStore("/usr/share/vim-fugitive").',
    },
    {
      assert: ({ options }) => !options.enable || ambiguous(options.plugins).length === 0,
      message: ({ options }) => `Several Vim plugins have the same name: ${ambiguous(options.plugins).join(", ")}.`,
      option: "plugins",
      hint: "Give their folders different names.",
    },
  ],
  warnings: [
    {
      when: ({ options }) => options.enable && bareNames(options.plugins).length > 0,
      message: ({ options }) => `Names alone are deprecated for Vim plugins: ${bareNames(options.plugins).map((it) => `write pkg("vimPlugins.${it}") instead of "${it}"`).join(", ")}.`,
      option: "plugins",
    },
  ],
  config: ({ options, get, set }) => [
    set({ plugins: () => (isOfHost(get) ? [] : [pkg("vimPlugins.vim-sensible")]) }),
    home({
      packages: () => [options.package],
      file: { ".vimrc": { text: () => vimrc(setLines(options.settings), options.extraConfig) } },
    }),
    home({ file: () => pluginFiles(options.plugins) }),
    when(() => options.defaultEditor, home({ sessionVariables: { EDITOR: "vim" } })),
  ],
});

function vimrc(settings: readonly string[], extraConfig: string): string {
  const parts = [settings.join("\n"), extraConfig].filter((it) => it !== "");
  return parts.length > 0 ? `${parts.join("\n\n")}\n` : "";
}

function isOfHost(get: Get): boolean {
  return [null, "host"].includes(get(home).packageProvider);
}
