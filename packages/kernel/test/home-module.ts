import { defineModule, types, z } from "@hm/api";

const file = z.object({
  enable: z.boolean().default(true),
  target: types.named(),
  text: types.lines().nullable().default(null),
  source: types.path().nullable().default(null),
  mode: z.enum(["link", "copy", "merge", "create"]).default("link"),
  permissions: z.union([z.int().min(0).max(0o7777), z.string().regex(/^0?[0-7]{3,4}$/)]).nullable().default(null),
  format: z.enum(["json", "jsonc", "toml", "yaml", "ini", "keyvalue"]).nullable().default(null),
  executable: z.boolean().nullable().default(null),
  recursive: z.boolean().default(false),
  ignorelinks: z.boolean().default(false),
  force: z.boolean().default(false),
  onChange: types.lines().default(""),
});

/** The least that a home is made of, in the shape of the real module. */
export const home = defineModule({
  path: "home",
  description: "The home.",
  always: true,
  options: {
    username: z.string().min(1),
    homeDirectory: z.string(),
    stateVersion: z.enum(["25.11", "26.05"]),
    packageProvider: z.string().nullable().default(null),
    fileOverlapResolution: z.enum(["ignore", "error", "override"]).default("ignore"),
    file: z.record(z.string(), file).default({}),
    profileFile: z.record(z.string(), types.lines()).default({}),
    packages: z.array(types.package()).default([]),
    sessionVariables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), types.package()]).nullable()).default({}),
    activation: types.dagOf(z.union([z.string(), z.array(z.string())])).default({}),
  },
});

/** A home that lacks nothing. */
export const jane = home({ username: "jane", homeDirectory: "/home/jane", stateVersion: "26.05" });
