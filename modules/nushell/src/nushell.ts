import { defineModule, fallback, isPackage, step, stored, when, type Package } from "@hm/api";
import { shellQuote } from "@hm/formats";
import { home } from "@hm/home";
import { options } from "./options.ts";
import { assignments, nuLiteral, quoted, type NuValue } from "./value.ts";

const SESSION = "etc/profile.d/hm-session-vars.nu";

/** Nushell, a shell for structured data. */
export const nushell = defineModule({
  path: "programs.nushell",
  description: "Nushell, a shell for structured data.",
  options,
  warnings: [
    {
      when: ({ options }) => options.enable && options.package === null && options.plugins.length > 0,
      message: "'programs.nushell.plugins' are not registered, since 'programs.nushell.package' is null.",
      option: "plugins",
    },
  ],
  config: ({ options, get, set }) => [
    home({
      packages: () => (options.package === null ? [] : [options.package]),
      file: () => {
        const session = stored("hm-session-vars.nu", { text: get(home).profileFile[SESSION] ?? "" });
        const files = {
          "config.nu": hasConfig(options) ? configText(options) : undefined,
          "env.nu": [`source ${session}`, ...(options.envFile ? [options.envFile.text] : []), options.extraEnv].join("\n"),
          "login.nu": options.loginFile || options.extraLogin !== "" ? [...(options.loginFile ? [options.loginFile.text] : []), options.extraLogin].join("\n") : undefined,
        };
        return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${options.configDir}/${name}`, text === undefined ? undefined : { text }]));
      },
    }),
    set({ shellAliases: () => Object.fromEntries(Object.entries(get(home).shellAliases).map(([name, command]) => [name, fallback(command)])) }),
    when(
      () => options.package !== null && options.plugins.length > 0,
      home({ activation: { registerNushellPlugins: step({ after: ["linkGeneration"], run: () => register(options, absolute(options.configDir, get(home).homeDirectory)) }) } }),
    ),
  ],
});

interface Options {
  readonly configFile: { readonly text: string } | null;
  readonly extraConfig: string;
  readonly settings: Readonly<Record<string, NuValue>>;
  readonly environmentVariables: Readonly<Record<string, NuValue>>;
  readonly shellAliases: Readonly<Record<string, string>>;
}

function hasConfig({ configFile, extraConfig, ...records }: Options): boolean {
  return configFile !== null || extraConfig !== "" || [records.settings, records.environmentVariables, records.shellAliases].some((it) => Object.keys(it).length > 0);
}

function configText({ configFile, extraConfig, settings, environmentVariables, shellAliases }: Options): string {
  return [
    ...(Object.keys(environmentVariables).length ? [`load-env ${nuLiteral(environmentVariables)}\n`] : []),
    ...(Object.keys(settings).length ? [assignments(settings, "$env.config")] : []),
    ...(configFile ? [configFile.text] : []),
    extraConfig,
    Object.entries(shellAliases).map(([name, command]) => `alias ${quoted(name)} = ${command}\n`).join(""),
  ].join("\n");
}

/** Has nushell write its registry of plugins anew, so that it holds these and no others. */
function register({ package: shell, plugins }: { readonly package: Package | string | null; readonly plugins: readonly (Package | string)[] }, directory: string): string {
  const registry = `${directory}/plugin.msgpackz`;
  const commands = plugins.map((it) => `plugin add ${quoted(program(it))}`).join("; ");
  return `run mkdir -p ${shellQuote(directory)}
run rm -f ${shellQuote(registry)}
run ${shellQuote(program(shell!, "nu"))} --plugin-config ${shellQuote(registry)} --commands ${shellQuote(commands)}
`;
}

/** The program of a package; of a plugin it is called after the last part of the package's name. */
function program(it: Package | string, name = `nu_plugin_${(isPackage(it) ? it.name : it).replace(/^.*\./, "")}`): string {
  return typeof it === "string" && it.startsWith("/") ? it : `${it}/bin/${name}`;
}

function absolute(path: string, homeDirectory: string): string {
  return path.startsWith("/") ? path : `${homeDirectory}/${path}`;
}
