import { fileText, hinted, pkg, types, z } from "@hm/api";
import { home } from "@hm/home";
import { xdg } from "@hm/xdg";
import { quoted, type NuValue } from "./value.ts";

const value = hinted(z.any(), { typeName: "nushell value" }) as z.ZodType<NuValue, NuValue>;

const file = (name: string) =>
  z
    .object({
      text: types.derived(types.lines(), "the text of `source`, where it is set", ({ siblings }) => sourcing(siblings.source)).describe(`Text of \`${name}\`. It wins over \`source\`.`),
      source: types.path().nullable().default(null).describe(`File whose text stands in \`${name}\`; one of a package is sourced. A relative path starts at the file that says it.`),
    })
    .nullable()
    .default(null)
    .describe(`The file \`${name}\`, to which other options add. \`null\` has only what they say.`);

/** Options of nushell. */
export const options = {
  enable: types.enable("nushell"),
  package: types.nullablePackage(pkg("nushell"), "nushell"),
  configDir: types
    .derived(z.string(), "nushell in `xdg.configHome`, or on macOS without `xdg.enable` in `Library/Application Support`", ({ get, facts }) =>
      facts.platform === "darwin" && !get(xdg).enable ? `${get(home).homeDirectory}/Library/Application Support/nushell` : `${get(xdg).configHome}/nushell`,
    )
    .describe("Folder of the configuration, absolute or from the home. Nushell looks only where its default is, or where its arguments say."),
  configFile: file("config.nu"),
  envFile: file("env.nu"),
  loginFile: file("login.nu"),
  extraConfig: types.lines().default("").describe("Lines for `config.nu`."),
  extraEnv: types.lines().default("").describe("Lines for `env.nu`."),
  extraLogin: types.lines().default("").describe("Lines for `login.nu`."),
  settings: z.record(z.string(), value).default({}).describe("Settings by their paths in `$env.config`. Those that are not named keep their defaults; `nuInline(…)` makes one of code."),
  environmentVariables: z.record(z.string(), value).default({}).describe("Environment variables, as values of nushell. `nuInline(…)` makes one of code."),
  shellAliases: z.record(z.string(), z.string()).default({}).describe("Aliases, for commands of nushell."),
  plugins: z
    .array(types.package())
    .default([])
    .describe("Plugins: packages such as `nushellPlugins.formats`, or absolute paths of programs. Nushell itself registers them when the home is switched."),
} as const;

/** The text of a file, or a line that has nushell source it where only the build knows its place. */
function sourcing(source: unknown): string {
  if (source === null || source === undefined) return "";
  const isPath = typeof source === "string" && !source.includes("/__hm_");
  return isPath ? fileText(source) : `source ${quoted(`${source as object}`)}\n`;
}
