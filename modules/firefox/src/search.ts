import { createHash } from "node:crypto";
import { hinted, types, z } from "@hm/api";
import { compactJson } from "@hm/formats";
import { engineId, isOldEngineName } from "./engine-names.ts";

const icon = hinted(z.union([z.string(), types.path()]), { path: "explicit", typeName: "URL or path" });

const engine = z
  .object({
    icon: icon.optional().describe("Icon of the engine: a URL, an absolute path, or a path beside the configuration that begins with `./`."),
    iconMapObj: z.record(z.string(), icon).optional().describe("Icons of the engine, by their size in pixels."),
  })
  .catchall(z.any());

/** Search engines of a profile. */
export const searchOption = z
  .object({
    force: z.boolean().default(false).describe("Whether to replace the search engines that are there. The browser puts a file of its own in the place of the link at every start, so this is needed from the second switch on."),
    default: z.string().nullable().default(null).describe("Id of the engine to search with, such as `ddg`. `null` leaves it to the browser."),
    privateDefault: z.string().nullable().default(null).describe("Id of the engine to search with in private windows. `null` leaves it to the browser."),
    order: z.array(z.string()).default([]).describe("Ids of engines in the order in which they are listed. Others come after them."),
    engines: z
      .record(z.string(), engine)
      .default({})
      .describe("Engines by their id: `name`, `urls`, `icon`, `definedAliases` and whatever else the browser keeps of an engine, without the underscores. One with nothing but `metaData` is an engine of the browser's own."),
  })
  .default({ force: false, default: null, privateDefault: null, order: [], engines: {} });

type Search = z.output<typeof searchOption>;
type Fields = Record<string, unknown>;

/** Where a search configuration belongs. */
export interface SearchPlace {
  /** Name of the browser, as the browser says it. */
  readonly browser: string;
  /** Path of the options, such as `programs.firefox.profiles.jane.search`. */
  readonly option: readonly string[];
  /** Path of the profile, below the folder of all profiles. */
  readonly profile: string;
}

/** Whether there is anything to write. */
export function hasSearch({ default: first, privateDefault, order, engines }: Search): boolean {
  return first !== null || privateDefault !== null || order.length > 0 || Object.keys(engines).length > 0;
}

/** What `search.json` is to hold, in version 12 of the format. */
export function searchJson(search: Search, place: SearchPlace): string {
  const named = Object.fromEntries(Object.entries(search.engines).map(([name, it]) => [engineId(name), it]));
  const order = search.order.map(engineId);
  const defaults = [search.default, search.privateDefault].filter((it) => it !== null).map(engineId);
  const ids = [...new Set([...Object.keys(named), ...defaults])].sort();
  const rest = ids.filter((it) => !order.includes(it));
  const engines = [
    ...order.map((id, index) => ({ ...engineOf(id, named[id] ?? {}, place), _metaData: { ...(named[id]?.["metaData"] as Fields | undefined), order: index + 1 } })),
    ...rest.map((id) => engineOf(id, named[id] ?? {}, place)),
  ];
  const choice = (key: string, name: string | null) => (name === null ? {} : { [key]: engineId(name), [`${key}Hash`]: verification(engineId(name), place) });
  return compactJson({ engines, metaData: { ...choice("defaultEngineId", search.default), ...choice("privateDefaultEngineId", search.privateDefault), useSavedOrder: order.length > 0 }, version: 12 });
}

/** Says what is written as older releases had it, for warnings. */
export function searchMoves({ default: first, privateDefault, order, engines }: Search): string[] {
  const names = [...new Set([first, privateDefault, ...order, ...Object.keys(engines)].filter((it): it is string => it !== null && isOldEngineName(it)))];
  return [
    ...names.map((it) => `Engines go by their ids now: '${it}' is '${engineId(it)}'.`),
    ...Object.entries(engines).flatMap(([id, it]) => [
      ...["iconURL", "iconUpdateURL"].filter((key) => key in it).map((key) => `'${key}' of the engine '${id}' is now 'icon'.`),
      ...Object.keys(it.iconMapObj ?? {}).filter((size) => sizeOf(size) !== size).map((size) => `The engine '${id}' has an icon for '${size}', which is now '${sizeOf(size)}'.`),
    ]),
  ];
}

function engineOf(id: string, { icon, iconMapObj, iconURL, iconUpdateURL, ...input }: Fields & z.output<typeof engine>, { option }: SearchPlace): Fields {
  const metaData = input["metaData"] ?? {};
  const own = { ...input, icon, iconMapObj, iconURL, iconUpdateURL, metaData: undefined };
  if (input["isAppProvided"] ?? Object.values(own).every((it) => it === undefined)) return { id, _isAppProvided: true, _metaData: metaData };
  const sizes = Object.entries(iconMapObj ?? {}).map(([size, it]) => [sizeOf(size), it]);
  const icons: Fields = { ...Object.fromEntries([["16", icon ?? iconURL ?? iconUpdateURL]].filter(([, it]) => it !== undefined)), ...Object.fromEntries(sizes) };
  const fields: Fields = { name: id, ...input, id, isAppProvided: false, metaData, ...(Object.keys(icons).length ? { iconMapObj: mapValues(icons, iconUrl) } : {}), loadPath: `[home-manager]/${attributePath([...option, "engines", id])}` };
  return Object.fromEntries(Object.entries(fields).map(([key, it]) => [INTERNAL.get(key) ?? key, it]));
}

/** Fields whose names are others in the file. */
const INTERNAL: ReadonlyMap<string, string> = new Map([
  ...["name", "isAppProvided", "loadPath", "updateInterval", "updateURL", "iconMapObj", "metaData", "orderHint", "definedAliases", "urls"].map((it) => [it, `_${it}`] as const),
  ["searchForm", "__searchForm"],
]);

function iconUrl(icon: unknown): string {
  return `${icon}`.replace(/^(?=\/)/, "file://");
}

/** The width in a size that was written as `{"width":16,"height":16}`. */
function sizeOf(size: string): string {
  return /"width":\s*(\d+)/.exec(size)?.[1] ?? size;
}

/** The browser only takes a default of a file that says who chose it, in a text of its own wording. */
function verification(id: string, { browser, profile }: SearchPlace): string {
  const folder = profile.slice(profile.lastIndexOf("/") + 1);
  const consent =
    `By modifying this file, I agree that I am doing so only within ${browser} itself, using official, user-driven search engine selection processes, and in a way which does not circumvent user consent. ` +
    `I acknowledge that any attempt to change this file from outside of ${browser} is a malicious act, and will be responded to accordingly.`;
  return createHash("sha256").update(folder + id + consent).digest("base64");
}

function attributePath(names: readonly string[]): string {
  return names.map((it) => (/^[A-Za-z_][\w'-]*$/.test(it) ? it : JSON.stringify(it).replaceAll("$", "\\$"))).join(".");
}

function mapValues(record: Fields, change: (value: unknown) => unknown): Fields {
  return Object.fromEntries(Object.entries(record).map(([key, it]) => [key, change(it)]));
}
