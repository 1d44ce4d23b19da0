import { scalarText } from "@hm/formats";

/** The value of one resource. */
export type Resource = string | number | boolean | readonly (string | number | boolean)[];

/** Writes a resource as `xrdb` reads it: lists are joined by commas. */
export function resourceLine(name: string, value: Resource): string {
  return `${name}: ${typeof value === "object" ? value.map(text).join(", ") : text(value)}`;
}

/** A line break would end the resource, and blanks at its start would be left out: both are escaped. */
function text(value: string | number | boolean): string {
  return scalarText(value).replaceAll("\n", "\\n").replace(/^[ \t]/, "\\$&");
}
