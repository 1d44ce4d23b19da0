import { pkg, type Nested, type Part } from "@hm/api";
import { home } from "@hm/home";
import { buildHome, differenceFromGolden } from "@hm/testing";
import { xresources } from "@hm/xresources";
import { expect, test } from "vitest";

const fileOf = (...parts: readonly Nested<Part>[]) => buildHome(...parts).home.files.find((it) => /resources/i.test(it.target));

test("writes resources of every type behind further lines", () => {
  const { files } = buildHome(
    xresources({
      properties: {
        "XTerm*faceName": "monospace",
        "XTerm*faceSize": 10.5,
        "XTerm*saveLines": 5000,
        "XTerm*scrollBar": false,
        "XTerm*charClass": ["37:48", 45, true],
        "XTerm*geometry": 80,
        "tabs.text": "  first\nsecond",
      },
      extraConfig: "! of the user\n#define red #f00",
    }),
  );

  expect(differenceFromGolden(new URL("golden/Xresources", import.meta.url), files[".Xresources"]!)).toBeUndefined();
});

test("tells a running X server", () => {
  expect(fileOf(xresources({ extraConfig: "a: b" }))!.onChange).toMatch(/^if \[\[ -v DISPLAY \]\]; then\n  run \S+\/bin\/xrdb -merge \/home\/jdoe\/\.Xresources \|\| warnEcho .*\nfi\n$/);
});

test.for([["conf/X resources"], ["/home/jdoe/conf/X resources"]])("keeps the file at %s", ([path]) => {
  const { target, onChange } = fileOf(xresources({ path: path!, extraConfig: "a: b" }))!;

  expect([target, onChange]).toEqual(["conf/X resources", expect.stringContaining("-merge '/home/jdoe/conf/X resources' ||")]);
});

test.for([[{}], [{ properties: {} }], [{ properties: null }]] as const)("makes no file of %j", ([options]) => {
  expect(fileOf(xresources(options))).toBeUndefined();
});

test("knows the cursor theme of the home", () => {
  const pointerCursor = { name: "Vanilla-DMZ", package: pkg("vanilla-dmz"), size: 48, x11: { enable: true } };

  expect(buildHome(xresources({}), home({ pointerCursor: { ...pointerCursor, enable: true } })).files[".Xresources"]).toBe("Xcursor.size: 48\nXcursor.theme: Vanilla-DMZ\n");
  expect(buildHome(xresources({}), home({ pointerCursor: { ...pointerCursor, enable: true, x11: { enable: true, size: 24 } } })).files[".Xresources"]).toContain("Xcursor.size: 24\n");
  expect(fileOf(xresources({}), home({ pointerCursor }))).toBeUndefined();
  expect(fileOf(xresources({}), home({ stateVersion: "24.11", pointerCursor }))).toBeDefined();
});

test.for([[{ "a b:": "c" }], [{ "# a": "c" }], [{ "a": [["b"]] }], [{ "a": null }]])("refuses %j", ([properties]) => {
  expect(() => buildHome(xresources({ properties: properties as never }))).toThrow(expect.objectContaining({ code: "HM_INVALID_OPTION" }));
});
