import type { Nested, Part } from "@hm/api";
import { fontconfig } from "@hm/fontconfig";
import { home } from "@hm/home";
import { buildHome, differenceFromGolden } from "@hm/testing";
import { describe, expect, test } from "vitest";

const folder = ".config/fontconfig/conf.d";
const filesOf = (...parts: readonly Nested<Part>[]) => {
  const { files } = buildHome(...parts);
  return Object.fromEntries(Object.entries(files).flatMap(([path, text]) => (path.startsWith(`${folder}/`) ? [[path.slice(folder.length + 1), text]] : [])));
};

const everything = fontconfig({
  enable: true,
  defaultFonts: { emoji: ["Twemoji"], monospace: ["Iosevka", "Noto Sans Mono"], serif: ["Q & A"] },
  antialiasing: true,
  hinting: "slight",
  subpixelRendering: "vertical-rgb",
});

test.for(["10-hm-fonts.conf", "10-hm-rendering.conf", "52-hm-default-fonts.conf"])("writes %s", (name) => {
  expect(differenceFromGolden(new URL(`golden/${name}`, import.meta.url), filesOf(everything)[name]!)).toBeUndefined();
});

test("leaves rendering to the system", () => {
  expect(Object.keys(filesOf(fontconfig({ enable: true })))).toEqual(["10-hm-fonts.conf", "52-hm-default-fonts.conf"]);
  expect(filesOf(fontconfig({}))).toEqual({});
});

test.for([
  [{ subpixelRendering: "none" }, "rgba", "<const>none</const>"],
  [{ subpixelRendering: "vertical-bgr" }, "rgba", "<const>vbgr</const>"],
  [{ hinting: "none" }, "hintstyle", "<const>hintnone</const>"],
  [{ antialiasing: false }, "antialias", "<bool>false</bool>"],
] as const)("says %j", ([options, name, value]) => {
  expect(filesOf(fontconfig({ enable: true, ...options }))["10-hm-rendering.conf"]).toContain(`<edit mode="assign" name="${name}">\n      ${value}\n`);
});

describe("files of rules", () => {
  const file = (it: object) => fontconfig({ enable: true, configFile: { mine: { enable: true, ...it } } });

  test("hold text, or settings as XML", () => {
    expect(filesOf(file({ text: "<fontconfig/>\n" }))["90-hm-mine.conf"]).toBe("<fontconfig/>\n");
    expect(filesOf(file({ settings: { match: [{ "@target": 'a "b"\n<c>', test: null }, { "@id": `"'`, "#text": "1 < 2 & 3", list: [] }], description: "", size: 10.5, scalable: true } }))["90-hm-mine.conf"]).toBe(
      `<?xml version="1.0" encoding="utf-8"?>
<fontconfig>
  <match target='a "b"&#10;&lt;c&gt;'>
    <test></test>
  </match>
  <match id="&quot;'">1 &lt; 2 &amp; 3</match>
  <description></description>
  <size>10.5</size>
  <scalable>true</scalable>
</fontconfig>
`,
    );
  });

  test("are a copy of another file", () => {
    const source = new URL("golden/10-hm-rendering.conf", import.meta.url).pathname;

    expect(filesOf(file({ source, text: "not this" }))["90-hm-mine.conf"]).toContain("Set the rendering mode");
  });

  test.for([
    [{ priority: 5 }, "5-hm-mine.conf"],
    [{ label: "yours" }, "90-hm-yours.conf"],
    [{ priority: 5, target: "mine.conf" }, "mine.conf"],
  ] as const)("are called as %j says", ([it, name]) => {
    expect(filesOf(file({ ...it, text: "x" }))[name]).toBe("x");
  });

  test("of older homes ask to be enabled, or not to be", () => {
    const mine = (enable?: boolean) => fontconfig({ enable: true, configFile: { mine: { enable, text: "x" } } });
    const old = home({ stateVersion: "26.05" });
    const warned = buildHome(old, mine());

    expect(filesOf(old, mine())).not.toHaveProperty("90-hm-mine.conf");
    expect(warned.warnings.map((it) => it.message)).toEqual([expect.stringContaining("'mine'")]);
    expect(buildHome(old, mine(false)).warnings).toEqual([]);
    expect(filesOf(old, mine(true))).toHaveProperty("90-hm-mine.conf");
    expect(filesOf(home({ stateVersion: "26.11" }), mine())).toHaveProperty("90-hm-mine.conf");
  });

  test("without content are refused", () => {
    expect(() => buildHome(file({}))).toThrow(/'mine'/);
    expect(() => buildHome(file({ text: "x", priority: 100 }))).toThrow(expect.objectContaining({ code: "HM_INVALID_OPTION" }));
  });

  test("of the module itself can be replaced", () => {
    expect(filesOf(fontconfig({ enable: true, configFile: { fonts: { text: "mine" } } }))["10-hm-fonts.conf"]).toBe("mine");
  });
});

test("is enabled by the old name, too", () => {
  expect(buildHome(fontconfig({ enableProfileFonts: true })).get(fontconfig).enable).toBe(true);
});
