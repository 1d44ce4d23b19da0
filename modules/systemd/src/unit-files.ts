import { outOfStore, stored, type OutOfStore } from "@hm/api";
import { systemdUnit, type Unit } from "@hm/formats";

/** A source for each file, by its path below the folder of the user manager's units. */
export type UnitFiles = Record<string, { readonly source: string | OutOfStore }>;

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** The folders that `systemctl enable` puts links into, by the key that asks for them. */
const FOLDERS = { WantedBy: "wants", RequiredBy: "requires", UpheldBy: "upholds" } as const;

/** The file of a unit, and the links that its section `Install` asks for. `directory` is where all of them will be. */
export function unitFiles(file: string, unit: Sections, directory: string): UnitFiles {
  // systemd goes by the name of the file at the end of a link, and so the store has a folder for each unit.
  const folder = stored(storeSafe(file), { files: { [file]: { text: systemdUnit(withoutEmpty(unit)) } } });
  const source = `${folder}/${file}`;
  const links = Object.entries(FOLDERS).flatMap(([key, suffix]) => words(unit["Install"]?.[key]).map((target) => [`${target}.${suffix}/${file}`, { source }] as const));
  const aliases = words(unit["Install"]?.["Alias"]).map((alias) => [alias, { source: outOfStore(`${directory}/${file}`) }] as const);
  return { [file]: { source }, ...Object.fromEntries(links), ...Object.fromEntries(aliases.filter(([alias]) => alias !== file)) };
}

/** Leaves out what says nothing: an empty assignment would reset a list. */
function withoutEmpty(unit: Sections): Unit {
  const sections = Object.entries(unit).map(([name, section]) => [name, Object.entries(section ?? {}).filter(([, value]) => !isEmpty(value))] as const);
  return Object.fromEntries(sections.filter(([, keys]) => keys.length > 0).map(([name, keys]) => [name, Object.fromEntries(keys)])) as Unit;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function words(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : isEmpty(value) ? [] : [value];
  return values.flatMap((it) => String(it).split(/\s+/)).filter((it) => it !== "");
}

/** A name for the store, where `@`, `:` and `\` cannot stand. */
function storeSafe(file: string): string {
  return file.replaceAll(/[@:\\]/g, "-").replaceAll(/[[\]]/g, "");
}
