import { defineModule, types, z } from "@hm/api";
import { home } from "@hm/home";
import { xdg } from "@hm/xdg";
import { configFiles, contentOf, isMade } from "./config-files.ts";
import { defaultFonts, profileFonts, rendering } from "./rules.ts";

const fonts = (what: string) => z.array(z.string()).default([]).describe(`Fonts for ${what}, the best one first.`);

/** Fontconfig, which finds fonts and says how they are drawn. */
export const fontconfig = defineModule({
  path: "fonts.fontconfig",
  description: "Fontconfig, which finds fonts and says how they are drawn.",
  options: {
    enable: types.enable("configuration of fontconfig, which also has the fonts of the home's packages be found"),
    defaultFonts: {
      emoji: fonts("emoji"),
      monospace: fonts("text of one width"),
      sansSerif: fonts("text without serifs"),
      serif: fonts("text with serifs"),
    },
    antialiasing: z.boolean().nullable().default(null).describe("Whether the edges of glyphs are smoothed. `null` leaves it to the system."),
    hinting: z.enum(["none", "slight", "medium", "full"]).nullable().default(null).describe("How far glyphs are fitted to the pixels. `null` leaves it to the system."),
    subpixelRendering: z
      .enum(["none", "rgb", "bgr", "vertical-rgb", "vertical-bgr"])
      .nullable()
      .default(null)
      .describe("Order of the colours in a pixel of the screen. `null` leaves it to the system."),
    configFile: configFiles.describe("Files of rules in `fontconfig/conf.d` of the folder for configuration, by name."),
  },
  renamed: { enableProfileFonts: "enable" },
  assertions: [
    {
      assert: ({ options, get }) => !options.enable || emptyFiles(options, get(home).stateVersion).length === 0,
      message: ({ options, get }) => `Nobody says what is in the file '${emptyFiles(options, get(home).stateVersion)[0]}' of 'fonts.fontconfig.configFile'.`,
      option: "configFile",
      hint: "Set its `settings`, `text` or `source`.",
    },
  ],
  warnings: [
    {
      when: ({ options, get }) => options.enable && unchosenFiles(options, get(home).stateVersion).length > 0,
      message: ({ options, get }) =>
        `The files ${unchosenFiles(options, get(home).stateVersion).map((it) => `'${it}'`).join(", ")} of 'fonts.fontconfig.configFile' are not made because 'home.stateVersion' is older than 26.11. Set their 'enable' to true or false.`,
      option: "configFile",
    },
  ],
  config: ({ options, get, set }) => [
    set({
      configFile: {
        fonts: { enable: true, priority: 10, settings: () => profileFonts(get(home).profileDirectory) },
        rendering: { enable: () => rendering(options) !== undefined, priority: 10, settings: () => rendering(options) },
        "default-fonts": { enable: true, priority: 52, settings: () => defaultFonts(options.defaultFonts) },
      },
    }),
    xdg({
      configFile: () => {
        const made = Object.values(options.configFile).filter((it) => isMade(it, get(home).stateVersion));
        return Object.fromEntries(made.map((it) => [`fontconfig/conf.d/${it.target}`, contentOf(it)]));
      },
    }),
  ],
});

interface Options {
  readonly configFile: Readonly<Record<string, Parameters<typeof isMade>[0]>>;
}

function emptyFiles({ configFile }: Options, stateVersion: string): string[] {
  return Object.keys(configFile).filter((name) => isMade(configFile[name]!, stateVersion) && contentOf(configFile[name]!) === undefined);
}

function unchosenFiles({ configFile }: Options, stateVersion: string): string[] {
  return Object.keys(configFile).filter((name) => configFile[name]!.enable === null && !isMade(configFile[name]!, stateVersion));
}
