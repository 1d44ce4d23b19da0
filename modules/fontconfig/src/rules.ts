import type { XmlValue } from "./xml.ts";

interface Rendering {
  readonly antialiasing: boolean | null;
  readonly hinting: string | null;
  readonly subpixelRendering: string | null;
}

interface Fonts {
  readonly emoji: readonly string[];
  readonly monospace: readonly string[];
  readonly sansSerif: readonly string[];
  readonly serif: readonly string[];
}

/** Has the fonts and the rules of the profile be found. */
export function profileFonts(profile: string): Record<string, XmlValue> {
  return {
    description: "Add the fonts of the home's packages",
    dir: [`${profile}/lib/X11/fonts`, `${profile}/share/fonts`],
    include: ["conf.d", "fonts.conf"].map((name) => ({ "#text": `${profile}/etc/fonts/${name}`, "@ignore_missing": "yes" })),
  };
}

/** How glyphs are drawn, or nothing where that is left to the system. */
export function rendering({ antialiasing, hinting, subpixelRendering }: Rendering): Record<string, XmlValue> | undefined {
  const edits = [
    ...(antialiasing === null ? [] : [assign("antialias", { bool: antialiasing })]),
    ...(hinting === null ? [] : [assign("hinting", { bool: true }), assign("hintstyle", { const: `hint${hinting}` })]),
    ...(subpixelRendering === null ? [] : [assign("rgba", { const: subpixelRendering.replace("ertical-", "") })]),
  ];
  return edits.length ? { description: "Set the rendering mode", match: { "@target": "font", edit: edits } } : undefined;
}

/** The fonts that stand for the generic families. */
export function defaultFonts({ emoji, monospace, sansSerif, serif }: Fonts): Record<string, XmlValue> {
  const families = Object.entries({ emoji, monospace, "sans-serif": sansSerif, serif }).filter(([, fonts]) => fonts.length > 0);
  return { alias: families.map(([family, fonts]) => ({ "@binding": "same", family, prefer: { family: fonts } })), description: "Set default fonts" };
}

function assign(name: string, value: XmlValue & object): XmlValue {
  return { "@mode": "assign", "@name": name, ...value };
}
