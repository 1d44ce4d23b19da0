import { pkg } from "@hm/api";
import { buildHome } from "@hm/testing";
import { xdg } from "@hm/xdg";
import { expect, test } from "vitest";

test("links autostart entries one by one, or else the folder of them", () => {
  const entries = [`${pkg("evolution")}/share/applications/evolution.desktop`, "./module.test.ts"];
  const autostart = (readOnly: boolean) => buildHome(xdg({ autostart: { enable: true, entries, readOnly } })).home.files.find((it) => it.target === ".config/autostart")!;

  expect(autostart(false).recursive).toBe(true);
  expect(autostart(true).recursive).toBe(false);
  expect(autostart(true).source).toMatchObject({ name: "xdg-autostart-entries", content: { files: { "evolution.desktop": { source: entries[0] }, "module.test.ts": {} } } });
});

test("makes an empty autostart folder only where programs shall not add to it", () => {
  expect(buildHome(xdg({ autostart: { enable: true } })).files).not.toHaveProperty([".config/autostart"]);
  expect(buildHome(xdg({ autostart: { enable: true, readOnly: true } })).files).toHaveProperty([".config/autostart"]);
  expect(() => buildHome(xdg({ autostart: { enable: true, entries: ["/a/x.desktop", "/b/x.desktop"] } }))).toThrow("same name");
});

test("says which portals to prefer", () => {
  const { files, packages, home: built } = buildHome(
    xdg({ portal: { enable: true, extraPortals: ["xdg-desktop-portal-wlr"], xdgOpenUsePortal: true, config: { sway: { default: ["wlr", "gtk"] }, common: { default: "gtk" }, empty: {} } } }),
  );

  expect(files[".config/xdg-desktop-portal/sway-portals.conf"]).toBe("[preferred]\ndefault=wlr;gtk\n");
  expect(files[".config/xdg-desktop-portal/portals.conf"]).toBe("[preferred]\ndefault=gtk\n");
  expect(files).not.toHaveProperty([".config/xdg-desktop-portal/empty-portals.conf"]);
  expect(packages).toEqual(["xdg-desktop-portal", "xdg-desktop-portal-wlr"]);
  expect(built.sessionVariables).toMatchObject({ NIXOS_XDG_OPEN_USE_PORTAL: "1", NIX_XDG_DESKTOP_PORTAL_DIR: expect.stringMatching(/home-path\/share\/xdg-desktop-portal\/portals$/) });
});

test("wants an implementation of the portals, and to know which", () => {
  expect(() => buildHome(xdg({ portal: { enable: true } }))).toThrow("without an implementation");
  expect(buildHome(xdg({ portal: { enable: true, extraPortals: ["gtk"] } })).warnings).toHaveLength(1);
});

test("writes the preferred terminals of each desktop", () => {
  const { files, packages } = buildHome(xdg({ "terminal-exec": { enable: true, settings: { default: ["kitty.desktop"], GNOME: ["a.desktop", "b.desktop"] } } }));

  expect(files).toMatchObject({ ".config/xdg-terminals.list": "kitty.desktop\n", ".config/gnome-xdg-terminals.list": "a.desktop\nb.desktop\n" });
  expect(packages).toEqual(["xdg-terminal-exec"]);
});
