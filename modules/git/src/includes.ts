import { hinted, stored, storeName, types, z, type Stored } from "@hm/api";
import type { GitSettings } from "@hm/formats";
import { writeAll } from "./write-settings.ts";

const include = z.object({
  condition: z.string().nullable().default(null).describe("When to include the file, such as `gitdir:~/work/`. `null` includes it always."),
  contents: z.record(z.string(), z.any()).default({}).describe("Settings to write to a file of their own, which is then included."),
  contentSuffix: z.string().default("gitconfig").describe("What the name of that file in the store ends with."),
  path: types
    .derived(hinted(types.path(), { path: false }), "a file with `contents`, where there are any", ({ siblings }) => contentsFile(siblings) as Stored)
    .describe("File to include. Git reads a relative path from the folder of its own configuration file."),
});

/** Files that Git reads after its own settings. */
export const includes = z.array(include).default([]);

/** Writes a section for each included file, in their order. */
export function includesText(includes: readonly z.output<typeof include>[]): string {
  return writeAll(includes.map(({ condition, path }) => (condition === null ? { include: { path: `${path}` } } : { includeIf: { [condition]: { path: `${path}` } } })));
}

function contentsFile({ contents, contentSuffix }: { readonly contents: GitSettings; readonly contentSuffix: string }): Stored | undefined {
  return Object.keys(contents).length === 0 ? undefined : stored(storeName(contentSuffix), { text: writeAll([contents]) });
}
