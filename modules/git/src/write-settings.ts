import { gitConfig, isRecord, type GitSettings } from "@hm/formats";

/** Writes several configurations in their order, with a blank line between them. */
export function writeAll(all: readonly GitSettings[]): string {
  return all
    .flatMap(inOrder)
    .map(gitConfig)
    .filter((text) => text !== "")
    .join("\n");
}

interface Section {
  /** Names of the section and its subsections, with dots between them. */
  readonly name: string;
  readonly settings: GitSettings;
}

/** Takes settings apart into one section each. Where all names are sorted, so are the sections by their whole names. */
function inOrder(settings: GitSettings): readonly GitSettings[] {
  const sections = sectionsOf(settings, []);
  const ordered = isSorted(settings) ? sections.toSorted((a, b) => (a.name < b.name ? -1 : 1)) : sections;
  return ordered.map((it) => it.settings);
}

function sectionsOf(settings: GitSettings, path: readonly string[]): readonly Section[] {
  const entries = Object.entries(settings);
  const keys = entries.filter(([, value]) => !isRecord(value));
  const own = { name: path.join("."), settings: path.reduceRight<GitSettings>((below, key) => ({ [key]: below }), Object.fromEntries(keys)) };
  const below = entries.flatMap(([key, value]) => (isRecord(value) ? sectionsOf(value as GitSettings, [...path, key]) : []));
  return keys.length === 0 ? below : [own, ...below];
}

function isSorted(settings: GitSettings): boolean {
  const entries = Object.entries(settings).filter(([, value]) => isRecord(value));
  return entries.every(([key, value], index) => (index === 0 || entries[index - 1]![0] <= key) && isSorted(value as GitSettings));
}
