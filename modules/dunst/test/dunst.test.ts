import { entry, force, pkg, type Definition } from "@hm/api";
import { dunst } from "@hm/dunst";
import { home } from "@hm/home";
import { buildHome, differenceFromGolden, unitTexts } from "@hm/testing";
import { expect, test } from "vitest";

const golden = (name: string) => new URL(`golden/${name}`, import.meta.url);
const rc = (...parts: readonly Definition[]) => buildHome(dunst({ enable: true }), ...parts).files[".config/dunst/dunstrc"]!;
const icons = (...parts: readonly Definition[]) => /^icon_path="(.*)"$/m.exec(rc(...parts))![1]!.split(":");

test("writes sections of settings", () => {
  const text = rc(
    dunst({
      settings: {
        global: { font: "Droid Sans 9", icon_path: force("/icons"), indicate_hidden: false, sort: true, transparency: 10, mouse_left_click: ["close_current", "do_action"] },
        urgency_low: entry({ after: ["zealous"], value: { background: "#37474f", timeout: 5 } }),
        zealous: { appname: "zealot" },
      },
    }),
  );

  expect(differenceFromGolden(golden("dunstrc"), text)).toBeUndefined();
});

test("has sections wait for the ones that they name, as Home Manager does", () => {
  const text = rc(dunst({ settings: { a: entry({ after: ["z"], value: {} }), b: {}, y: entry({ before: ["b"], value: {} }), z: {}, global: {} } }));

  expect([...text.matchAll(/^\[(.*)\]$/gm)].map(([, it]) => it)).toEqual(["global", "z", "a", "y", "b"]);
});

test("refuses sections that wait for each other", () => {
  const waiting = dunst({ settings: { a: entry({ after: ["b"], value: {} }), b: entry({ after: ["a"], value: {} }) } });

  expect(() => rc(waiting)).toThrow("Sections of services.dunst.settings wait for each other.");
});

test("looks for icons of the theme, and of hicolor behind it", () => {
  const found = icons(dunst({ iconTheme: { package: "adwaita-icon-theme", name: "Adwaita", size: "16x16" } }));

  expect(found).toHaveLength(4 * 14 * 2);
  expect(found.slice(0, 3)).toEqual(["Adwaita", "hicolor", "Adwaita"].map((name, index) => `/run/current-system/sw/share/icons/${name}/16x16/${index < 2 ? "actions" : "animations"}`));
  expect(found).toContain("@adwaita-icon-theme@/share/icons/Adwaita/16x16/stock");
  expect(found.at(-1)).toBe("@hicolor-icon-theme@/share/icons/hicolor/16x16/stock");
});

test("joins icon paths of the user to those of the theme", () => {
  expect(icons()).toHaveLength(3 * 14);
  expect(icons(dunst({ settings: { global: { icon_path: "/mine" } } })).toSorted()).toEqual([...icons(), "/mine"].toSorted());
  expect(icons(home({ packageProvider: "nix" }))).toContain("/home/jdoe/.local/state/hm/profiles/home/home-path/share/icons/hicolor/32x32/apps");
});

test("runs as a service that D-Bus starts", () => {
  const built = buildHome(dunst({ enable: true, package: pkg("dunst-git"), configFile: "/etc/my dunstrc", waylandDisplay: "wayland-1" }));

  expect(differenceFromGolden(golden("dunst.service"), unitTexts(built)["dunst.service"]!)).toBeUndefined();
  expect(built.packages).toEqual(["dunst-git"]);
  expect(built.files[".local/share/dbus-1/services/org.knopwob.dunst.service"]).toBe("→ @dunst-git@/share/dbus-1/services/org.knopwob.dunst.service");
});

test("is the notification daemon of a host that may have others", () => {
  const { files } = buildHome(home({ packageProvider: "host" }), dunst({ enable: true }));

  expect(files[".local/share/dbus-1/services/org.knopwob.dunst.service"]).toBe("[D-BUS Service]\nName=org.freedesktop.Notifications\nExec=@dunst@/bin/dunst\nSystemdService=dunst.service\n");
});

test.for([[{ settings: { global: { font: "a\nb" } } }], [{ settings: { global: { timeout: 0.5 } } }], [{ iconTheme: { name: "Adwaita" } }], [{ package: null }]])("refuses %j", ([options]) => {
  expect(() => rc(dunst(options as never))).toThrow(expect.objectContaining({ code: expect.stringMatching(/^HM_(INVALID_OPTION|MISSING_VALUE|NO_VALUE)$/) }));
});
