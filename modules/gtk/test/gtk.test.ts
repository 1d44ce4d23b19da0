import { pkg, type Nested, type Part } from "@hm/api";
import { gtk } from "@hm/gtk";
import { home } from "@hm/home";
import { buildHome, differenceFromGolden } from "@hm/testing";
import { describe, expect, test } from "vitest";

const everything = gtk({
  enable: true,
  theme: { name: "Arc Dark", package: pkg("arc-theme") },
  iconTheme: { name: "Papirus", package: pkg("papirus-icon-theme") },
  cursorTheme: { name: "Vanilla-DMZ", package: pkg("vanilla-dmz"), size: 48 },
  font: { name: 'Noto "Sans"', package: pkg("noto-fonts"), size: 10.5 },
  colorScheme: "dark",
  gtk2: { extraConfig: "gtk-can-change-accels = 1" },
  gtk3: { extraConfig: { "gtk-cursor-blink": false, "gtk-recent-files-limit": 7 }, extraCss: "* { color: red; }\n", bookmarks: ["file:///home/jdoe/src", "file:///srv Server"] },
  gtk4: { theme: { name: "Arc", package: "arc-theme" }, extraConfig: { "gtk-theme-name": "other" }, extraCss: "* { color: blue; }\n" },
});

test.for([".gtkrc-2.0", ".config/gtk-3.0/settings.ini", ".config/gtk-3.0/gtk.css", ".config/gtk-3.0/bookmarks", ".config/gtk-4.0/settings.ini", ".config/gtk-4.0/gtk.css"])("writes %s", (path) => {
  const name = path.replace(/^\.config\//, "").replace("/", "-").replace(/^\./, "");
  expect(differenceFromGolden(new URL(`golden/${name}`, import.meta.url), buildHome(everything).files[path]!)).toBeUndefined();
});

test("installs each package of an enabled version once", () => {
  expect(buildHome(everything).packages).toEqual(["arc-theme", "papirus-icon-theme", "vanilla-dmz", "noto-fonts"]);
  expect(buildHome(everything, gtk({ gtk2: { enable: false }, gtk3: { enable: false }, gtk4: { iconTheme: null } })).packages).toEqual(["arc-theme", "vanilla-dmz", "noto-fonts"]);
});

test("makes no file without something in it, but for the settings", () => {
  const { files, packages } = buildHome(gtk({ enable: true }));

  expect(Object.fromEntries(Object.entries(files).filter(([path]) => path.includes("gtk")))).toEqual({ ".gtkrc-2.0": "\n", ".config/gtk-3.0/settings.ini": "[Settings]\n", ".config/gtk-4.0/settings.ini": "[Settings]\n" });
  expect(packages).toEqual([]);
  expect(Object.keys(buildHome(gtk({ enable: true, gtk2: { enable: false }, gtk3: { enable: false }, gtk4: { enable: false } })).files).filter((it) => it.includes("gtk"))).toEqual([]);
});

describe("each version", () => {
  test("has what is set for it alone, and nothing of the rest", () => {
    const { files } = buildHome(gtk({ enable: true, font: { name: "Noto", size: 9 }, colorScheme: "light", gtk3: { font: { name: "Iosevka" }, colorScheme: "dark" }, gtk4: { font: null } }));

    expect(files[".gtkrc-2.0"]).toBe('gtk-font-name = "Noto 9"\n\n');
    expect(files[".config/gtk-3.0/settings.ini"]).toBe("[Settings]\ngtk-application-prefer-dark-theme=true\ngtk-font-name=Iosevka 11\n");
    expect(files[".config/gtk-4.0/settings.ini"]).toBe("[Settings]\ngtk-interface-color-scheme=3\n");
  });

  test.for([["25.11", "Arc"], ["26.05", undefined]] as const)("4 has the theme of all in homes of %s: %s", ([stateVersion, name]) => {
    expect(buildHome(home({ stateVersion }), gtk({ enable: true, theme: { name: "Arc" } })).get(gtk).gtk4.theme?.name).toBe(name);
  });

  test("4 takes a theme from a package only", () => {
    expect(buildHome(gtk({ enable: true, gtk4: { theme: { name: "Arc" } } })).files).not.toHaveProperty([".config/gtk-4.0/gtk.css"]);
  });

  test("2 keeps its file where it is told", () => {
    const at = (...parts: readonly Nested<Part>[]) => {
      const { home, profile } = buildHome(gtk({ enable: true }), ...parts);
      const file = home.files.find((it) => /gtkrc/.test(it.target))!;
      return [file.target, file.force, /GTK2_RC_FILES="(.*)"/.exec(profile["etc/profile.d/hm-session-vars.sh"]!)![1]];
    };

    expect(at()).toEqual([".gtkrc-2.0", false, "/home/jdoe/.gtkrc-2.0"]);
    expect(at(home({ preferXdgDirectories: true }))).toEqual([".config/gtk-2.0/gtkrc", false, "/home/jdoe/.config/gtk-2.0/gtkrc"]);
    expect(at(gtk({ gtk2: { configLocation: "/home/jdoe/my gtkrc", force: true } }))).toEqual(["my gtkrc", true, "/home/jdoe/my gtkrc"]);
  });
});

test("knows the cursor theme of the home", () => {
  const pointerCursor = { enable: true, name: "Vanilla-DMZ", package: pkg("vanilla-dmz"), size: 48, gtk: { enable: true } };
  const cursorOf = (...parts: readonly Nested<Part>[]) => buildHome(gtk({ enable: true }), ...parts).get(gtk).gtk3.cursorTheme;

  expect(cursorOf(home({ pointerCursor }))).toMatchObject({ name: "Vanilla-DMZ", size: 48 });
  expect(cursorOf(home({ pointerCursor }), gtk({ cursorTheme: { name: "mine" } }))).toEqual({ name: "mine", package: null, size: null });
  expect(cursorOf(home({ pointerCursor: { ...pointerCursor, enable: false } }))).toBeNull();
});

test.for([[{ colorScheme: "grey" }], [{ theme: { name: 1 } }], [{ gtk3: { extraConfig: { a: 1.5 } } }], [{ gtk2: { configLocation: "gtkrc" } }]])("refuses %j", ([options]) => {
  expect(() => buildHome(gtk({ enable: true, ...(options as object) }))).toThrow(expect.objectContaining({ code: "HM_INVALID_OPTION" }));
});
