import { pkg, types, when, z, type Definition } from "@hm/api";
import { shellQuote } from "@hm/formats";
import { home } from "@hm/home";
import { xdg } from "@hm/xdg";
import { defineArray, forEach } from "./define.ts";
import { piece, type Feature, type Values } from "./feature.ts";
import { pathsOf } from "./paths.ts";

const plugin = z.object({
  name: z.string().describe("Name of the plugin, and of the link to it."),
  src: types.path().describe("Folder of the plugin. It comes into `path` and `fpath`."),
  file: types.derived(z.string(), "‹name›.plugin.zsh", ({ siblings }) => `${siblings.name}.plugin.zsh`).describe("Script to source, by its path in the plugin."),
  functions: z.array(z.string()).default([]).describe("Further folders of functions, by their paths in the plugin."),
  completions: z.array(z.string()).default([]).describe("Old name of `functions`."),
});

const abbreviationOption = (where: string) => z.record(z.string(), z.string()).default({}).describe(`What to expand ${where}, by what is typed.`);

/** Options of plugins that hm itself links and loads. */
export const pluginOptions = {
  plugins: z.array(plugin).default([]).describe("Plugins to load, in this order."),
  "zsh-abbr": {
    enable: types.enable("abbreviations, by zsh-abbr"),
    package: types.package().default(pkg("zsh-abbr")).describe("The zsh-abbr package."),
    abbreviations: abbreviationOption("as a command"),
    globalAbbreviations: abbreviationOption("anywhere on a line"),
  },
} as const;

type Options = Values<typeof pluginOptions> & { readonly enable: boolean; readonly dotDir: string | null };
type Plugin = z.output<typeof plugin>;

/** Links plugins and loads them: their folders before completion is set up, their scripts after frameworks. */
export function plugins(feature: Feature<Options>): Definition[] {
  const { options, get } = feature;
  const paths = () => pathsOf(options, get);
  const all = (): readonly Plugin[] => [...options.plugins, ...(options["zsh-abbr"].enable ? [abbreviationPlugin(options)] : [])];
  return when(() => all().length > 0, [
    home({ file: () => Object.fromEntries(all().map((it) => [`${paths().plugins}/${it.name}`, { source: it.src }])) }),
    piece(feature, 560, () => folders(all(), paths().plugins)),
    piece(feature, 900, () => scripts(all(), paths().plugins)),
  ]);
}

/** Writes the abbreviations of zsh-abbr, also for a zsh that somebody else configures. */
export function abbreviationFile({ options }: Feature<Options>): Definition {
  return xdg({ configFile: { "zsh-abbr/user-abbreviations": { text: () => abbreviations(options["zsh-abbr"]) } } });
}

function abbreviations({ abbreviations, globalAbbreviations }: Options["zsh-abbr"]): string {
  const lines = (command: string, record: Readonly<Record<string, string>>) => Object.entries(record).map(([name, text]) => `${command} ${shellQuote(name)}=${shellQuote(text)}\n`);
  return [...lines("abbr", abbreviations), ...lines("abbr -g", globalAbbreviations)].join("") || "\n";
}

function abbreviationPlugin(options: Options): Plugin {
  return { name: "zsh-abbr", src: options["zsh-abbr"].package, file: "share/zsh/zsh-abbr/zsh-abbr.plugin.zsh", functions: [], completions: [] };
}

function folders(plugins: readonly Plugin[], folder: string): string {
  const further = plugins.flatMap((it) => [...it.functions, ...it.completions].map((path) => `${it.name}/${path}`));
  return `# Add plugin directories to PATH and fpath
${defineArray("plugin_dirs", plugins.map((it) => it.name))}
for plugin_dir in "\${plugin_dirs[@]}"; do
  path+="${folder}/$plugin_dir"
  fpath+="${folder}/$plugin_dir"
  for plugin_fpath_dir in \\
    "$plugin_dir/share/zsh/plugins/$plugin_dir" \\
    "$plugin_dir/share/zsh/site-functions" \\
    "$plugin_dir/share/zsh/vendor-completions"; do
    [[ -d "${folder}/$plugin_fpath_dir" ]] && fpath+="${folder}/$plugin_fpath_dir"
  done
done
unset plugin_dir plugin_dirs plugin_fpath_dir
${further.length ? `# Add additional function paths to fpath\n${defineArray("function_paths", further)}\n${forEach("function_path", "function_paths", `fpath+="${folder}/$function_path"`)}\n` : ""}
`;
}

function scripts(plugins: readonly Plugin[], folder: string): string {
  const files = plugins.map((it) => `${it.name}/${it.file}`);
  return `# Source plugins
${defineArray("plugins", files)}
${forEach("plugin", "plugins", `[[ -f "${folder}/$plugin" ]] && source "${folder}/$plugin"`)}
`;
}
