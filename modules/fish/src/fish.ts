import { defineModule, fallback, pkg, stored, types, when, z } from "@hm/api";
import { home } from "@hm/home";
import { xdg } from "@hm/xdg";
import { abbreviationsOption } from "./abbreviations.ts";
import { bindLines, bindsOption } from "./binds.ts";
import { configText, generatedCompletions } from "./config.ts";
import { formatFish } from "./format.ts";
import { functionsOption, functionText, type FishFunction } from "./functions.ts";
import { pluginFile, pluginsOption } from "./plugins.ts";

const SESSION = "etc/profile.d/hm-session-vars.fish";
const completion = z.union([types.lines(), z.object({ body: types.lines().describe("The text of the file.") })]);

/** Fish, the friendly interactive shell. */
export const fish = defineModule({
  path: "programs.fish",
  description: "Fish, the friendly interactive shell.",
  options: {
    enable: types.enable("fish"),
    package: types.package().default(pkg("fish")).describe("The fish package."),
    formatFishScripts: z.boolean().default(true).describe("Whether the files are formatted as `fish_indent` does."),
    generateCompletions: z
      .boolean()
      .default(true)
      .describe("Whether completions in `fish/home-manager/generated_completions` of the data folder are found. hm does not make any from manual pages: `fish_update_completions` of fish does, for all of the system's."),

    shellAliases: z.record(z.string(), z.string()).default({}).describe("Aliases of interactive shells."),
    shellAbbrs: abbreviationsOption,
    preferAbbrs: z.boolean().default(false).describe("Whether what other modules and `home.shellAliases` define as aliases become abbreviations."),
    functions: functionsOption,
    completions: z.record(z.string(), completion).default({}).describe("Files of completions, by the names of their commands."),
    binds: bindsOption,
    plugins: pluginsOption,

    shellInit: types.lines().default("").describe("Commands for every shell."),
    loginShellInit: types.lines().default("").describe("Commands for login shells."),
    interactiveShellInit: types.lines().default("").describe("Commands for interactive shells."),
    shellInitLast: types.lines().default("").describe("Commands for every shell, behind all others."),
  },
  removed: { promptInit: "Set the prompt in 'programs.fish.interactiveShellInit'." },
  assertions: [
    {
      assert: ({ options }) => Object.values(options.binds).every((it) => !it.enable || it.erase || it.command !== null),
      message: "A binding in 'programs.fish.binds' neither runs a command nor takes one away.",
      option: "binds",
      hint: "Set its `command`, or `erase` to true.",
    },
  ],
  config: ({ options, get, set }) => {
    const format = (text: string) => (options.formatFishScripts ? formatFish(text) : text);
    const folder = () => `${get(xdg).configHome}/fish`;
    const functions = () => withBindings(options.functions as Readonly<Record<string, FishFunction>>, bindLines(options.binds));
    const session = () => `${stored("hm-session-vars.fish", { files: { [SESSION]: { text: get(home).profileFile[SESSION] ?? "" } } })}/${SESSION}`;
    const aliases = () => Object.fromEntries(Object.entries(get(home).shellAliases).map(([name, command]) => [name, fallback(command)]));
    return [
      home({ packages: () => [options.package] }),
      xdg({
        configFile: () => ({
          "fish/config.fish": { text: () => format(configText({ ...options, functions: functions(), folder: folder(), session: session() })) },
          ...eachFile("functions", functions(), (name, it) => format(functionText(name, it))),
          ...eachFile("completions", options.completions, (_, it) => format(`${(typeof it === "string" ? it : it.body).replace(/\n$/, "")}\n`)),
        }),
      }),
      xdg({
        configFile: () =>
          Object.fromEntries(
            options.plugins.map((it) => {
              const { text, onChange } = pluginFile(it, `${folder()}/themes`);
              return [`fish/conf.d/plugin-${it.name}.fish`, { text: format(text), onChange }];
            }),
          ),
      }),
      when(() => !options.preferAbbrs, set({ shellAliases: aliases })),
      when(() => options.preferAbbrs, set({ shellAbbrs: aliases })),
      when(() => options.generateCompletions, set({ interactiveShellInit: () => generatedCompletions(get(xdg).dataHome) })),
    ];
  },
});

function eachFile<T>(folder: string, record: Readonly<Record<string, T>>, text: (name: string, it: T) => string): Record<string, { readonly text: () => string }> {
  return Object.fromEntries(Object.entries(record).map(([name, it]) => [`fish/${folder}/${name}.fish`, { text: () => text(name, it) }]));
}

/** Fish binds keys in a function of this name, which the user may have things to say in, too. */
function withBindings(functions: Readonly<Record<string, FishFunction>>, lines: string | undefined): Readonly<Record<string, FishFunction>> {
  if (lines === undefined) return functions;
  const own = functions["fish_user_key_bindings"];
  const joined = (body: string) => `${lines}\n${body}`;
  return { ...functions, fish_user_key_bindings: own === undefined ? lines : typeof own === "string" ? joined(own) : { ...own, body: joined(own.body) } };
}
