import { hinted, isOutOfStore, isPackage, isStored, pkg, types, z } from "@hm/api";
import { shellQuote } from "@hm/formats";

const plugin = hinted(types.path(), { path: "explicit", typeName: "package or path" });
const configured = z.object({
  plugin: plugin.describe("Plugin to load."),
  extraConfig: types.lines().default("").describe("Lines for `tmux.conf` before the plugin is loaded."),
});

/** Plugins, alone or with lines of their own. */
export const plugins = z.array(z.union([plugin, configured]));

type Plugin = z.output<typeof plugin>;
type Given = Plugin | z.output<typeof configured>;

const PREFIX = "tmuxPlugins.";

/** Programs of packages that are not named after the package. */
const PROGRAMS: Readonly<Record<string, string>> = {
  "better-mouse-mode": "scroll_copy_mode", "copy-toolkit": "copytk", fingers: "tmux-fingers", "fzf-tmux-url": "fzf-url", gruvbox: "gruvbox-tpm",
  jump: "tmux-jump", "onedark-theme": "tmux-onedark-theme", pass: "plugin", "power-theme": "tmux-power", "rose-pine": "rose-pine",
  "session-wizard": "session-wizard", "tmux-colors-solarized": "tmuxcolors", "tmux-fzf": "main", "tmux-sessionx": "sessionx", "tmux-thumbs": "tmux-thumbs", "tokyo-night-tmux": "tokyo-night",
  "vim-tmux-focus-events": "focus-events", "vim-tmux-navigator": "vim-tmux-navigator", weather: "tmux-weather",
};

/** Whether something can be loaded: a package of plugins, or a path. */
export function isPlugin(it: Given): boolean {
  const name = packageName(pluginOf(it));
  return name === undefined || name.startsWith(PREFIX);
}

/** The name of a plugin, as it stands above it in the file. */
export function nameOf(it: Given): string {
  const plugin = pluginOf(it);
  const name = packageName(plugin);
  if (name !== undefined) return name.startsWith(PREFIX) ? `tmuxplugin-${name.slice(PREFIX.length)}` : name;
  return isStored(plugin) ? plugin.name : `${plugin}`.replace(/\/+$/, "").split("/").at(-1)!;
}

/** The lines that load plugins. */
export function pluginsText(all: readonly Given[]): string {
  const line = "# ============================================= #";
  const blocks = all.map((it) => `# ${nameOf(it)}\n# ---------------------\n${extraConfig(it)}\nrun-shell ${command(pluginOf(it))}\n`);
  return [line, "# Load plugins with Home Manager                #", "# --------------------------------------------- #", "", blocks.join("\n\n"), line, ""].join("\n");
}

/** The program that a package of plugins has at its place. */
export function packagedProgram(name: string): string {
  return `share/tmux-plugins/${name}/${PROGRAMS[name] ?? name.replaceAll("-", "_")}.tmux`;
}

function command(plugin: Plugin): string {
  const name = packageName(plugin);
  if (name !== undefined) return `${pathOfPackage(plugin)}/${packagedProgram(name.slice(PREFIX.length))}`;
  const path = `${plugin}`;
  return (isStored(plugin) ? plugin.name : path).endsWith(".tmux") ? shellQuote(path) : `'for plugin in ${path}/*.tmux; do "$plugin"; done'`;
}

function extraConfig(it: Given): string {
  return isConfigured(it) ? it.extraConfig : "";
}

function pluginOf(it: Given): Plugin {
  return isConfigured(it) ? it.plugin : it;
}

function isConfigured(it: Given): it is z.output<typeof configured> {
  return typeof it === "object" && !isPackage(it) && !isStored(it) && !isOutOfStore(it);
}

/** The name of a package, written alone or not; nothing for a path. */
function packageName(plugin: Plugin): string | undefined {
  if (isPackage(plugin)) return plugin.name;
  return typeof plugin === "string" && !/[/~]/.test(plugin) ? plugin : undefined;
}

function pathOfPackage(plugin: Plugin): string {
  return `${isPackage(plugin) ? plugin : pkg(plugin as string)}`;
}
