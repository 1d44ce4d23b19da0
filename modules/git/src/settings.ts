import { z } from "@hm/api";
import { writeAll } from "./write-settings.ts";

const scalar = z.union([z.string(), z.boolean(), z.int()]);
const value = z.union([scalar, z.array(scalar)]);

/** Settings by section; a section holds keys, or subsections with keys. Lists repeat their key. */
export const sections = z.record(z.string(), z.record(z.string(), z.union([scalar, z.array(scalar), z.record(z.string(), value)])));

/** Settings as users write them: one record, or fragments that stand in the file one after the other. */
export const settings = z.union([sections, z.array(sections)]);

type Sections = z.output<typeof sections>;
type Settings = z.output<typeof settings>;

/** The settings where they are one record, which what other options say can be merged with. */
export function mergeable(settings: Settings): Sections | undefined {
  return Array.isArray(settings) ? undefined : settings;
}

/** Writes the merged settings, and then the fragments, so that a fragment has the last word. */
export function settingsText(merged: Sections, settings: Settings): string {
  return writeAll([merged, ...(Array.isArray(settings) ? settings : [])]);
}
