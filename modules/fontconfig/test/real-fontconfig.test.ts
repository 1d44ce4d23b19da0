import { fontconfig } from "@hm/fontconfig";
import { home as base } from "@hm/home";
import { buildHome, createTestHome, requireProgram, type TestHome } from "@hm/testing";
import { describe, expect, test } from "vitest";

function write(home: TestHome, options: Parameters<typeof fontconfig>[0]): void {
  const { files } = buildHome(base({ homeDirectory: home.directory }), fontconfig({ enable: true }), fontconfig(options));
  for (const [path, text] of Object.entries(files)) if (path.includes("fontconfig/")) home.write(path, text);
}

async function match(home: TestHome, pattern: string, format: string): Promise<string> {
  const { stdout, stderr, status } = await home.run("fc-match", ["-f", format, pattern]);
  expect([status, stderr]).toEqual([0, ""]);
  return stdout;
}

describe.skipIf(!requireProgram("fc-match") || !requireProgram("fc-list"))("the real fontconfig", () => {
  test("takes the fonts of the generic families", async () => {
    using home = createTestHome();
    const { stdout } = await home.run("fc-list", [":", "family"]);
    const fonts = [...new Set(stdout.trim().split("\n").map((it) => it.split(",")[0]!))].toSorted();
    const [first, last] = [fonts[0]!, fonts.at(-1)!];
    write(home, { defaultFonts: { sansSerif: ["No such & font", first], serif: [last], monospace: [first], emoji: [last] } });

    expect(await match(home, "sans-serif", "%{family[0]}")).toBe(first);
    expect(await match(home, "serif", "%{family[0]}")).toBe(last);
    expect(await match(home, "monospace", "%{family[0]}")).toBe(first);
  });

  test("draws as it is told", async () => {
    using home = createTestHome();
    write(home, { antialiasing: false, hinting: "medium", subpixelRendering: "vertical-bgr" });

    // From fontconfig.h: FC_HINT_MEDIUM is 2, FC_RGBA_VBGR is 4.
    expect(await match(home, "sans-serif", "%{antialias} %{hinting} %{hintstyle} %{rgba}")).toBe("False True 2 4");
  });

  test("reads rules of the user, whatever is in them", async () => {
    using home = createTestHome();
    write(home, {
      configFile: {
        mine: {
          enable: true,
          settings: { match: { "@target": "pattern", test: { "@name": "family", "@qual": "any", string: `<A "b" & 'c'>` }, edit: { "@name": "pixelsize", "@mode": "assign", double: 31.5 } } },
        },
      },
    });

    expect(await match(home, `<A "b" & 'c'>`, "%{pixelsize}")).toBe("31.5");
    expect(await match(home, "other", "%{pixelsize}")).not.toBe("31.5");
  });
});
