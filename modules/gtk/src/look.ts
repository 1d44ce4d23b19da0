import { types, z, type Get, type Module, type Package } from "@hm/api";

const fromPackage = (what: string) => types.package().nullable().default(null).describe(`Package with the ${what}. \`null\` takes one that is installed already.`);
const named = (what: string) => z.string().describe(`Name of the ${what}.`);

const theme = z.object({ package: fromPackage("theme"), name: named("theme") }).nullable();
const iconTheme = z.object({ package: fromPackage("icons"), name: named("icon theme") }).nullable();
const cursorTheme = z
  .object({ package: fromPackage("cursors"), name: named("cursor theme"), size: z.int().nullable().default(null).describe("Size of the cursor in pixels. `null` leaves it to the desktop.") })
  .nullable();
const font = z.object({ package: fromPackage("font"), name: named("font"), size: z.number().nullable().default(null).describe("Size in points. `null` stands for 11.") }).nullable();
const colorScheme = z.enum(["dark", "light"]).nullable();

/** What programs look like. */
export interface Look {
  readonly theme: z.output<typeof theme>;
  readonly iconTheme: z.output<typeof iconTheme>;
  readonly cursorTheme: z.output<typeof cursorTheme>;
  readonly font: z.output<typeof font>;
  readonly colorScheme: z.output<typeof colorScheme>;
}

/** The look of all versions. */
export const look = {
  theme: theme.default(null).describe("Theme. GTK 4 follows it only in homes older than 26.05."),
  iconTheme: iconTheme.default(null).describe("Theme of icons."),
  cursorTheme: cursorTheme.default(null).describe("Theme of cursors."),
  font: font.default(null).describe("Font."),
  colorScheme: colorScheme.default(null).describe("Whether programs are dark or light. `null` leaves it to the desktop."),
} as const;

/** The look of one version, which is that of all versions unless set. */
export function lookOf(version: number, gtk: () => Module<"gtk", any, Look>) {
  const all = <Name extends keyof Look>(name: Name) => ({ get }: { readonly get: Get }) => get(gtk())[name];
  const described = (what: string) => `${what} for GTK ${version}.`;
  return {
    theme: types.derived(theme, "gtk.theme", all("theme")).describe(described("Theme")),
    iconTheme: types.derived(iconTheme, "gtk.iconTheme", all("iconTheme")).describe(described("Theme of icons")),
    cursorTheme: types.derived(cursorTheme, "gtk.cursorTheme", all("cursorTheme")).describe(described("Theme of cursors")),
    font: types.derived(font, "gtk.font", all("font")).describe(described("Font")),
  } as const;
}

/** The theme of GTK 4, which newer homes choose by itself. */
export function gtk4Theme(gtk: () => Module<"gtk", any, Look>, isOld: (get: Get) => boolean) {
  return types.derived(theme, "gtk.theme in homes older than 26.05, otherwise null", ({ get }) => (isOld(get) ? get(gtk()).theme : null)).describe("Theme for GTK 4. Only one with a package takes effect.");
}

/** Whether programs of one version are dark or light, which is as for all versions unless set. */
export function colorSchemeOf(version: number, gtk: () => Module<"gtk", any, Look>) {
  return types.derived(colorScheme, "gtk.colorScheme", ({ get }) => get(gtk()).colorScheme).describe(`Whether programs of GTK ${version} are dark or light.`);
}

/** The packages that a look needs. */
export function packagesOf({ theme, iconTheme, cursorTheme, font }: Omit<Look, "colorScheme">): (Package | string)[] {
  return [theme, iconTheme, cursorTheme, font].flatMap((it) => (it === null || it.package === null ? [] : [it.package]));
}
