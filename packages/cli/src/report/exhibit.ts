import type { Exhibit, Origin, Place } from "@hm/api";
import { readFileSync } from "node:fs";
import { shortPath, standpoint, type Standpoint } from "../output/short-path.ts";
import type { Output } from "../output/terminal.ts";
import { locate, type Location } from "./locate.ts";

/** What rendering depends on beside the error itself. */
export interface Setting {
  readonly output: Pick<Output, "style" | "columns">;
  readonly standpoint: Standpoint;
  /** Gives a file's text, or nothing when it cannot be read. */
  readonly read: (file: string) => string | undefined;
}

const INDENT = "  ";

/** The setting of this process, with what differs from it. */
export function settingFor(output: Setting["output"], differing: Partial<Setting> = {}): Setting {
  return { output, standpoint: standpoint(), read: readSource, ...differing };
}

/** Reads the sources that messages quote. */
export function readSource(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Shows a place: what is said of it, `file:line:column`, the line itself and a mark under the key. */
export async function renderExhibit({ origin, text }: Exhibit, setting: Setting): Promise<string[]> {
  const said = (text ?? "").replace(/ at$/, "");
  const by = origin.module ? ` (${origin.module})` : "";
  const found = await resolveOrigin(origin, setting.read);
  if (!found) return said || by ? [`${INDENT}${said}${by}`.trimEnd()] : [];
  const { place, location, line } = found;
  const { style } = setting.output;
  const at = style("cyan", `${shortPath(place.file, setting.standpoint)}:${place.line}:${place.column}`);
  const head = `${INDENT}${said ? `${said} at ` : ""}${at}${by}`;
  return line === undefined ? [head] : [head, ...quote(line, location, setting.output)];
}

interface Resolved {
  readonly place: Place;
  readonly location: Location;
  /** The source line; absent where it cannot be read or is not meant for eyes. */
  readonly line: string | undefined;
}

/** Finds the exact place of an origin, and its source line. */
export async function resolveOrigin(origin: Origin, read: (file: string) => string | undefined): Promise<Resolved | undefined> {
  const place = origin.place();
  if (!place) return undefined;
  const source = read(place.file);
  if (source === undefined || isGenerated(source)) return { place, location: { ...place, length: 1 }, line: undefined };
  const location = await locate(source, { line: place.line, column: place.column, keys: origin.keys });
  return { place: { file: place.file, line: location.line, column: location.column }, location, line: source.split("\n")[location.line - 1]?.trimEnd() };
}

/** Bundled code has lines that nobody reads. */
function isGenerated(source: string): boolean {
  return source.length > 2_000_000 || /^.{2000}/m.test(source);
}

function quote(line: string, { line: number, column, length }: Location, output: Setting["output"]): string[] {
  const margin = String(number).length;
  const room = Math.max(40, output.columns - margin - 8);
  const start = column - 1 + length > room ? Math.max(0, column - 1 - Math.floor(room / 3)) : 0;
  const shown = line.slice(start, start + room);
  const padding = line.slice(start, column - 1).replaceAll(/[^\t]/g, " ");
  const mark = "^".repeat(Math.max(1, Math.min(length, shown.length - padding.length)));
  const bar = (label: string) => `${INDENT}${INDENT}${output.style("dim", `${label.padStart(margin)} |`)}`;
  return [`${bar(String(number))} ${shown}`, `${bar("")} ${padding}${output.style(["red", "bold"], mark)}`];
}
