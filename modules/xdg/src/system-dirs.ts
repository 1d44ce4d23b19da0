import { when, z, type Definition } from "@hm/api";
import { home } from "@hm/home";
import { systemdUser } from "@hm/systemd";
import type { Feature, Values } from "./feature.ts";

/** Folders that programs look into after those of the home. */
export const systemDirsOptions = {
  config: z.array(z.string()).default([]).describe("Folders to put before `XDG_CONFIG_DIRS`."),
  data: z.array(z.string()).default([]).describe("Folders to put before `XDG_DATA_DIRS`. A session that has no such variable then lacks the usual `/usr/local/share` and `/usr/share` unless they are named too."),
} as const;

/** Puts the folders before those that the session has. */
export function systemDirs({ options }: Feature<{ readonly systemDirs: Values<typeof systemDirsOptions> }>): Definition[] {
  return [...search("XDG_CONFIG_DIRS", () => options.systemDirs.config), ...search("XDG_DATA_DIRS", () => options.systemDirs.data)];
}

function search(name: string, folders: () => readonly string[]): Definition[] {
  const variables = { [name]: () => `${folders().join(":")}\${${name}:+:$${name}}` };
  return when(() => folders().length > 0, home({ sessionVariables: variables }), systemdUser({ sessionVariables: variables }));
}
