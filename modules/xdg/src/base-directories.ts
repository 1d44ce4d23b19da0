import { after, types, when, z, type Definition } from "@hm/api";
import { home } from "@hm/home";
import { systemdUser } from "@hm/systemd";
import type { Feature, Values } from "./feature.ts";

const directory = (path: string, what: string, variable: string) =>
  types
    .derived(z.string().regex(/^\//, "a base directory is an absolute path"), `~/${path}`, ({ get }) => `${get(home).homeDirectory}/${path}`)
    .describe(`Absolute path of the folder for ${what}. The session has it as \`${variable}\` where \`xdg.enable\` is set.`);

/** Where programs keep their files. */
export const baseDirectoryOptions = {
  enable: types.enable("the variables of the XDG base directories"),
  cacheHome: directory(".cache", "what programs can make again", "XDG_CACHE_HOME"),
  configHome: directory(".config", "configuration", "XDG_CONFIG_HOME"),
  dataHome: directory(".local/share", "data of programs", "XDG_DATA_HOME"),
  stateHome: directory(".local/state", "what programs remember", "XDG_STATE_HOME"),
  binHome: directory(".local/bin", "programs of the user", "XDG_BIN_HOME"),
  localBinInPath: z.boolean().default(false).describe("Whether `xdg.binHome` is in `PATH`, where `xdg.enable` is set."),
} as const;

/** Tells the session, systemd and its units where the base directories are. */
export function baseDirectories({ options }: Feature<Values<typeof baseDirectoryOptions>>): Definition[] {
  const variables = {
    XDG_BIN_HOME: () => options.binHome,
    XDG_CACHE_HOME: () => options.cacheHome,
    XDG_CONFIG_HOME: () => options.configHome,
    XDG_DATA_HOME: () => options.dataHome,
    XDG_STATE_HOME: () => options.stateHome,
  };
  return [
    systemdUser({ configHome: () => options.configHome }),
    ...when(() => options.enable, home({ sessionVariables: variables }), systemdUser({ sessionVariables: variables })),
    ...when(() => options.enable && options.localBinInPath, home({ sessionPath: () => after([options.binHome]) })),
  ];
}
