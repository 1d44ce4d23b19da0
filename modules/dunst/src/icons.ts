import { isPackage, pkg, types, z } from "@hm/api";

/** The theme that every other one falls back to. */
const HICOLOR = { package: pkg("hicolor-icon-theme"), name: "hicolor", size: "32x32" };

const CATEGORIES = ["actions", "animations", "apps", "categories", "devices", "emblems", "emotes", "filesystem", "intl", "legacy", "mimetypes", "places", "status", "stock"];

/** The theme of the icons in notifications. */
export const iconTheme = z
  .object({
    package: types.package().describe("Package with the theme."),
    name: z.string().describe("Name of the theme, which is that of its folder."),
    size: z.string().default("32x32").describe("Size of the icons, which is the name of their folder."),
  })
  .default(HICOLOR)
  .describe("Theme of the icons in notifications. The theme hicolor fills in what another one lacks.");

/** Every folder that may hold icons of the theme, joined by `:`. `profile` is where further packages are. */
export function iconPath(theme: z.output<typeof iconTheme>, profile: string): string {
  const from = isPackage(theme.package) ? theme.package : pkg(theme.package);
  const isHicolor = `${from}` === `${HICOLOR.package}` && theme.name === HICOLOR.name && theme.size === HICOLOR.size;
  const bases = ["/run/current-system/sw", profile, from, ...(isHicolor ? [] : [HICOLOR.package])];
  const themes = [theme, ...(isHicolor ? [] : [{ ...HICOLOR, size: theme.size }])];
  return bases.flatMap((base) => CATEGORIES.flatMap((category) => themes.map((it) => `${base}/share/icons/${it.name}/${it.size}/${category}`))).join(":");
}
