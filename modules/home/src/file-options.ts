import { types, z } from "@hm/api";

/** What can be said of a file, here and in modules that keep files below a folder of their own. */
export const fileOptions = {
  enable: z.boolean().default(true).describe("Whether to make this file."),
  target: types.named().describe("Path of the file, relative to the home or absolute below it."),
  text: types.lines().nullable().default(null).describe("Text of the file. `source` wins where both are set."),
  source: types.path().nullable().default(null).describe("File or folder to take the content from. A relative path starts at the file that says it."),
  mode: z
    .enum(["link", "copy", "merge", "create"])
    .default("link")
    .describe("How the file is kept: a link into the store, a real file, keys inside a file that its program also writes, or written once and then yours."),
  permissions: z
    .union([z.int().min(0).max(0o7777), z.string().regex(/^0?[0-7]{3,4}$/)])
    .nullable()
    .default(null)
    .describe('Permissions of a real file, such as `0o600` or `"0600"`. Not for mode `link`.'),
  format: z
    .enum(["json", "jsonc", "toml", "yaml", "ini", "keyvalue"])
    .nullable()
    .default(null)
    .describe("Format of a file of mode `merge`. `null` goes by the name of the file."),
  executable: z.boolean().nullable().default(null).describe("Whether the file can be run. `null` keeps what its source has."),
  recursive: z.boolean().default(false).describe("For a folder: link each file in it alone, so that the folder in the home stays a real one."),
  ignorelinks: z.boolean().default(false).describe("For a recursive folder: leave out the symbolic links in it."),
  force: z.boolean().default(false).describe("Take the place of whatever is there. What was there comes back when the file is no longer managed."),
  onChange: types.lines().default("").describe("Bash to run after the file has changed."),
  definedAt: types
    .internal(z.tuple([z.string(), z.string(), z.string()]).nullable().default(null))
    .describe("Path of the entry that asks for this file, where a module hands on the files of an option of its own: messages point there."),
} as const;
