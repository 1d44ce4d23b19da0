import { basename } from "node:path";
import { stored, types, z } from "@hm/api";
import { shellQuote } from "@hm/formats";

const plugin = z.object({
  name: z.string().describe("Name of the plugin."),
  src: types.path().describe("Folder of the plugin."),
});

/** Plugins to load. */
export const pluginsOption = z
  .array(plugin)
  .default([])
  .describe("Plugins to load. Their functions and completions are found, `conf.d`, `key_bindings.fish` and `init.fish` are sourced, and themes are linked into the configuration.");

type Plugin = z.output<typeof plugin>;

/** Writes the script that loads a plugin, and the Bash that links its themes, which fish finds only in one place. */
export function pluginFile({ name, src }: Plugin, themes: string): { readonly text: string; readonly onChange: string } {
  const folder = pathOf(src);
  return {
    text: `# Plugin ${name}
set -l plugin_dir ${folder}

# Set paths to import plugin components
if test -d $plugin_dir/functions
  set fish_function_path $fish_function_path[1] $plugin_dir/functions $fish_function_path[2..-1]
end

if test -d $plugin_dir/completions
  set fish_complete_path $fish_complete_path[1] $plugin_dir/completions $fish_complete_path[2..-1]
end

# Source initialization code if it exists.
if test -d $plugin_dir/conf.d
  for f in $plugin_dir/conf.d/*.fish
    source $f
  end
end

if test -f $plugin_dir/key_bindings.fish
  source $plugin_dir/key_bindings.fish
end

if test -f $plugin_dir/init.fish
  source $plugin_dir/init.fish
end
`,
    onChange: `if [[ -d ${folder}/themes ]]; then
  mkdir -p ${shellQuote(themes)}
  for theme in ${folder}/themes/*.theme; do ln -sf "$theme" ${shellQuote(themes)}/; done
fi
`,
  };
}

/** A folder beside the configuration goes into the store; a package has its own path. */
function pathOf(src: Plugin["src"]): string {
  return typeof src === "string" && !src.includes("/__hm_") ? `${stored(basename(src), { source: src })}` : `${src}`;
}
