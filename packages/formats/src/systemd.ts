import { ini } from "./ini.ts";
import { shellQuote } from "./shell.ts";
import { definedEntries, isRecord, scalarText, type Atom } from "./value.ts";

/** A value in a unit: lists repeat the key, records become `NAME=value` words on one line. */
export type UnitValue = Atom | readonly Atom[] | Readonly<Record<string, Atom>>;

/** Sections of a unit, or of a file such as `user.conf`. */
export type Unit = Readonly<Record<string, Readonly<Record<string, UnitValue>> | null | undefined>>;

/** Writes a systemd unit: sections in their order with a blank line between them, values as they are. */
export function systemdUnit(unit: Unit): string {
  const sections = definedEntries(unit).map(([name, section]) => {
    const values = definedEntries(section).map(([key, value]) => [key, isRecord(value) ? words(value as Readonly<Record<string, Atom>>) : value] as const);
    return [name, Object.fromEntries(values)] as const;
  });
  return ini(Object.fromEntries(sections), { sectionName: (name) => name });
}

/** Writes a file such as `user.conf`, where `DefaultEnvironment` may be a record: `PATH='/some where' TEST=abc`. */
export const systemdConf = systemdUnit;

function words(record: Readonly<Record<string, Atom>>): string {
  return definedEntries(record)
    .map(([name, value]) => `${name}=${shellQuote(scalarText(value).replaceAll("\\", "\\\\"))}`)
    .join(" ");
}
