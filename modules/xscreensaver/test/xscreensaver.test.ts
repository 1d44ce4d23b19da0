import { pkg } from "@hm/api";
import { buildHome, differenceFromGolden, unitTexts } from "@hm/testing";
import { xresources } from "@hm/xresources";
import { xscreensaver } from "@hm/xscreensaver";
import { expect, test } from "vitest";

const golden = (name: string) => new URL(`golden/${name}`, import.meta.url);
const build = (options: Parameters<typeof xscreensaver>[0] = {}) => buildHome(xscreensaver({ enable: true }), xscreensaver(options));

test("writes settings for the daemon and for X", () => {
  const { files } = buildHome(xresources({ properties: { "XTerm*background": "black" } }), xscreensaver({ enable: true, settings: { timeout: 7, lock: true, mode: "one", programs: "deco -root\ngalaxy -root\n" } }));

  expect(differenceFromGolden(golden("xscreensaver"), files[".xscreensaver"]!)).toBeUndefined();
  expect(differenceFromGolden(golden("Xresources"), files[".Xresources"]!)).toBeUndefined();
});

test("leaves settings to the user where there are none", () => {
  const { files, packages } = build({ package: pkg("xscreensaver-unfree") });

  expect(Object.keys(files)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^\.(xscreensaver|Xresources)$/)]));
  expect(packages).toEqual(["xscreensaver-unfree"]);
});

test("runs with the graphical session", () => {
  const built = build({ settings: { timeout: 7 } });

  expect(differenceFromGolden(golden("xscreensaver.service"), unitTexts(built)["xscreensaver.service"]!)).toBeUndefined();
  expect(Object.keys(built.files)).toContain(".config/systemd/user/graphical-session.target.wants/xscreensaver.service");
});

test("restarts when settings change, whatever their order", () => {
  const trigger = (settings: Record<string, string | number>) => /^X-Restart-Triggers=(\w+)$/m.exec(unitTexts(build({ settings }))["xscreensaver.service"]!)![1];

  expect(trigger({ timeout: 7, mode: "one" })).toBe(trigger({ mode: "one", timeout: 7 }));
  expect(trigger({ timeout: 7 })).not.toBe(trigger({ timeout: 8 }));
});

test.for([[{ settings: { timeout: 0.5 } }], [{ settings: { programs: ["deco"] } }], [{ package: null }]])("refuses %j", ([options]) => {
  expect(() => build(options as never)).toThrow(expect.objectContaining({ code: "HM_INVALID_OPTION" }));
});
