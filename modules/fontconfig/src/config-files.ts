import { hinted, types, z } from "@hm/api";
import { xml, type XmlValue } from "./xml.ts";

const settings = hinted(z.any(), { typeName: "XML value" }) as z.ZodType<XmlValue, XmlValue>;

const configFile = z.object({
  enable: z.boolean().nullable().default(null).describe("Whether to make this file. `null` stands for true, and in homes older than 26.11 for false."),
  label: types.named().describe("What the file is called after its priority."),
  priority: z.int().min(0).max(99).default(90).describe("When the file is read, from 0, which comes first, to 99."),
  target: types
    .derived(z.string().min(1), "‹priority›-hm-‹label›.conf", ({ siblings }) => `${siblings.priority}-hm-${siblings.label}.conf`)
    .describe("Path of the file below `fontconfig/conf.d` of the folder for configuration."),
  settings: z.record(z.string(), settings).default({}).describe("What is in the element `fontconfig`: keys with `@` are attributes, `#text` is text beside them, a list repeats its element."),
  text: types.lines().nullable().default(null).describe("Whole text of the file. It wins over `settings`."),
  source: types.path().optional().describe("File to take the text from. It wins over `text` and `settings`."),
});

/** Files of rules, by name. */
export const configFiles = z.record(z.string(), configFile).default({});

/** A file of rules. */
export type ConfigFile = z.output<typeof configFile>;

/** Whether a file is made. */
export function isMade({ enable }: ConfigFile, stateVersion: string): boolean {
  return enable ?? stateVersion >= "26.11";
}

/** Where the text of a file comes from, or nothing where nobody says. */
export function contentOf({ source, text, settings }: ConfigFile): { readonly source: NonNullable<ConfigFile["source"]> } | { readonly text: string } | undefined {
  if (source !== undefined) return { source };
  if (text !== null) return { text };
  return Object.keys(settings).length ? { text: xml("fontconfig", settings) } : undefined;
}
