import { hinted, isEntry, types, z, type Entry } from "@hm/api";
import { ini, numberText } from "@hm/formats";

/** Keys of one section of `dunstrc`. */
export interface Section {
  /** Folders with icons, joined by `:`. */
  readonly icon_path?: string | undefined;
  readonly [key: string]: any;
}

/** Sections by name, some with a place before or after others. */
export type Settings = Readonly<Record<string, Section | Entry<Section>>>;

const line = z.string().regex(/^[^\n]*$/, "a value is one line");
const value = z.union([line, z.boolean(), z.int(), z.array(line)]);
const section = z
  .object({ icon_path: types.words(":").optional().describe("Folders with icons, joined by `:`. In `global`, those of the icon theme are there too.") })
  .catchall(value)
  // An entry that is wrong inside is no section with keys of these names.
  .refine((it) => !("value" in it && "after" in it), "an entry holds a section");
const inEntry = z.custom((it) => isEntry(it) && section.safeParse(it.value).success, "expected an entry with a section");

/** Schema of the sections of `dunstrc`. */
export const settings = z.record(z.string(), z.union([hinted(inEntry, { typeName: "entry(…)" }), section])) as unknown as z.ZodType<Settings, Settings>;

/** Writes `dunstrc`: strings in double quotes, sections in the order that their entries ask for. */
export function dunstrc(settings: Settings): string {
  const names = sortSections(settings) ?? Object.keys(settings);
  return ini(Object.fromEntries(names.map((name) => [name, textsOf(sectionOf(settings[name]!))])));
}

/** Whether sections wait for each other. */
export function hasCycle(settings: Settings): boolean {
  return sortSections(settings) === undefined;
}

/** Names of the sections, each with those it comes after right before it; nothing where they wait for each other. */
function sortSections(settings: Settings): string[] | undefined {
  const names = Object.keys(settings);
  const placeOf = (name: string): Pick<Entry<unknown>, "after" | "before"> => {
    const it = settings[name];
    return isEntry(it) ? it : { after: [], before: [] };
  };
  const sorted = new Set<string>();
  const visit = (name: string, path: readonly string[]): boolean => {
    if (path.includes(name)) return false;
    const awaited = names.filter((it) => !sorted.has(it) && (placeOf(name).after.includes(it) || placeOf(it).before.includes(name)));
    const sound = awaited.every((it) => sorted.has(it) || visit(it, [...path, name]));
    sorted.add(name);
    return sound;
  };
  return names.every((it) => sorted.has(it) || visit(it, [])) ? [...sorted] : undefined;
}

function sectionOf(it: Section | Entry<Section>): Section {
  return isEntry(it) ? (it.value as Section) : it;
}

function textsOf(section: Section): Record<string, string> {
  return Object.fromEntries(Object.entries(section).flatMap(([key, it]) => (it === undefined ? [] : [[key, textOf(it)]])));
}

function textOf(it: z.output<typeof value>): string {
  if (typeof it === "string") return `"${it}"`;
  if (typeof it === "boolean") return it ? "yes" : "no";
  return Array.isArray(it) ? it.join(" ") : numberText(it);
}
