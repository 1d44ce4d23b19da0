import { pkg } from "@hm/api";
import { ini, keyValue, scalarText, type Scalar } from "@hm/formats";
import type { Look } from "./look.ts";

type Settings = Readonly<Record<string, string | number | boolean>>;

/** The numbers that GTK 4 has for colour schemes. */
const SCHEMES = { dark: 2, light: 3 } as const;

/** The settings of GTK for a look, by name. */
export function settingsOf(look: Look, version: 2 | 3 | 4): Settings {
  const { theme, iconTheme, cursorTheme, font, colorScheme } = look;
  return {
    ...(colorScheme === "dark" ? { "gtk-application-prefer-dark-theme": true } : {}),
    ...(cursorTheme === null ? {} : { "gtk-cursor-theme-name": cursorTheme.name }),
    ...(cursorTheme === null || cursorTheme.size === null ? {} : { "gtk-cursor-theme-size": cursorTheme.size }),
    ...(font === null ? {} : { "gtk-font-name": `${font.name} ${scalarText(font.size ?? 11)}` }),
    ...(iconTheme === null ? {} : { "gtk-icon-theme-name": iconTheme.name }),
    ...(colorScheme === null || version < 4 ? {} : { "gtk-interface-color-scheme": SCHEMES[colorScheme] }),
    ...(theme === null ? {} : { "gtk-theme-name": theme.name }),
  };
}

/** Writes `gtkrc` of GTK 2, where texts stand between quotation marks. */
export function gtkrc(settings: Settings, extra: string): string {
  const value = (it: Scalar) => (typeof it === "string" ? `"${it.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"` : scalarText(it));
  return `${keyValue(settings, { separator: " = ", value })}${extra}\n`;
}

/** Writes `settings.ini`, which goes by the names of its keys. */
export function settingsIni(settings: Settings, extra: Settings): string {
  const all = Object.entries({ ...settings, ...extra }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return ini({ Settings: Object.fromEntries(all) }, { value: (it) => scalarText(it).replaceAll("\n", "\\n") });
}

/** Writes the style sheet of GTK 4, which takes a theme only from there. */
export function gtk4Css(theme: Look["theme"], extra: string): string {
  if (theme === null || theme.package === null) return extra;
  const from = typeof theme.package === "string" ? pkg(theme.package) : theme.package;
  const file = `file://${from}/share/themes/${encodeURI(theme.name).replaceAll('"', "%22")}/gtk-4.0/gtk.css`;
  return `/**
 * GTK 4 reads the theme configured by gtk-theme-name, but ignores it.
 * It does however respect user CSS, so import the theme from here.
**/
@import url("${file}");
${extra}`;
}
