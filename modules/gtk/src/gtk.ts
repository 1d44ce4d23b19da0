import { defineModule, fallback, types, when, z, type Get, type Module } from "@hm/api";
import { lines } from "@hm/formats";
import { home } from "@hm/home";
import { xdg } from "@hm/xdg";
import { colorSchemeOf, gtk4Theme, look, lookOf, packagesOf, type Look } from "./look.ts";
import { gtk4Css, gtkrc, settingsIni, settingsOf } from "./settings.ts";

const enableVersion = (version: number) => z.boolean().default(true).describe(`Whether to configure GTK ${version}.`);
const extraConfig = (version: number) => z.record(z.string(), z.union([z.boolean(), z.int(), z.string()])).default({}).describe(`Further settings in \`gtk-${version}.0/settings.ini\`.`);
const extraCss = (version: number) => types.lines().default("").describe(`Lines of \`gtk-${version}.0/gtk.css\`.`);

/** What GTK programs look like. */
export const gtk = defineModule({
  path: "gtk",
  description: "What programs made with GTK look like.",
  options: {
    enable: types.enable("configuration of GTK"),
    ...look,
    gtk2: {
      enable: enableVersion(2),
      ...lookOf(2, self),
      extraConfig: types.lines().default("").describe("Further lines of `gtkrc`."),
      configLocation: types
        .derived(z.string().startsWith("/", "an absolute path"), "~/.gtkrc-2.0, or gtk-2.0/gtkrc in `xdg.configHome` with `home.preferXdgDirectories`", ({ get }) =>
          get(home).preferXdgDirectories ? `${get(xdg).configHome}/gtk-2.0/gtkrc` : `${get(home).homeDirectory}/.gtkrc-2.0`,
        )
        .describe("Path of the file for GTK 2."),
      force: z.boolean().default(false).describe("Take the place of a file that is there: desktops write it, too."),
    },
    gtk3: {
      enable: enableVersion(3),
      ...lookOf(3, self),
      colorScheme: colorSchemeOf(3, self),
      extraConfig: extraConfig(3),
      extraCss: extraCss(3),
      bookmarks: z.array(z.string()).default([]).describe("Folders in the side bar of file dialogues, each a URL with an optional name after a blank."),
    },
    gtk4: {
      enable: enableVersion(4),
      ...lookOf(4, self),
      theme: gtk4Theme(self, (get) => get(home).stateVersion < "26.05"),
      colorScheme: colorSchemeOf(4, self),
      extraConfig: extraConfig(4),
      extraCss: extraCss(4),
    },
  },
  config: ({ options, get, set }) => [
    when(hasCursor, set({ cursorTheme: fallback(() => cursor(get)) })),
    home({
      packages: () => {
        const versions = [options.gtk2, options.gtk3, options.gtk4].filter((it) => it.enable);
        return [...new Map(versions.flatMap(packagesOf).map((it) => [`${it}`, it])).values()];
      },
    }),
    when(
      () => options.gtk2.enable,
      home({
        file: () => ({ [options.gtk2.configLocation]: { text: gtkrc(settingsOf({ ...options.gtk2, colorScheme: null }, 2), options.gtk2.extraConfig), force: options.gtk2.force } }),
        sessionVariables: { GTK2_RC_FILES: () => options.gtk2.configLocation },
      }),
    ),
    when(() => options.gtk3.enable, xdg({ configFile: () => gtk3Files(options.gtk3) })),
    when(() => options.gtk4.enable, xdg({ configFile: () => gtk4Files(options.gtk4) })),
  ],
});

/** The module, for its own options. */
function self(): Module<"gtk", any, Look> {
  return gtk;
}

type Version = Look & { readonly extraConfig: Readonly<Record<string, string | number | boolean>>; readonly extraCss: string };

function gtk3Files(options: Version & { readonly bookmarks: readonly string[] }) {
  return {
    "gtk-3.0/settings.ini": { text: settingsIni(settingsOf(options, 3), options.extraConfig) },
    ...(options.extraCss === "" ? {} : { "gtk-3.0/gtk.css": { text: options.extraCss } }),
    ...(options.bookmarks.length ? { "gtk-3.0/bookmarks": { text: lines(options.bookmarks) } } : {}),
  };
}

function gtk4Files(options: Version) {
  const css = gtk4Css(options.theme, options.extraCss);
  return {
    "gtk-4.0/settings.ini": { text: settingsIni(settingsOf(options, 4), options.extraConfig) },
    ...(css === "" ? {} : { "gtk-4.0/gtk.css": { text: css } }),
  };
}

/** Whether the cursor theme of the home is one for GTK. Before 25.05 a theme with a name was enabled. */
function hasCursor(get: Get): boolean {
  const { pointerCursor, stateVersion } = get(home);
  return pointerCursor.gtk.enable && pointerCursor.name !== undefined && (pointerCursor.enable ?? stateVersion < "25.05");
}

function cursor(get: Get) {
  const { package: from = null, name, size, gtk } = get(home).pointerCursor;
  return { package: from, name: name!, size: gtk.size ?? size };
}
