import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { home } from "@hm/home";
import { buildHome, requireProgram } from "@hm/testing";
import { xdg } from "@hm/xdg";
import { expect, test } from "vitest";

const mixed = xdg({ userDirs: { enable: true, desktop: null, music: "/srv/my music", extraConfig: { CUSTOM: "/home/jdoe/Custom", XDG_MISC_DIR: "/home/jdoe/Misc" } } });

test("writes the folders in the order of their names, however further ones are spelt", () => {
  const { files, warnings, packages } = buildHome(mixed, home({ stateVersion: "25.11" }));

  expect(files[".config/user-dirs.dirs"]).toBe(`XDG_CUSTOM_DIR="/home/jdoe/Custom"
XDG_DOCUMENTS_DIR="/home/jdoe/Documents"
XDG_DOWNLOAD_DIR="/home/jdoe/Downloads"
XDG_MISC_DIR="/home/jdoe/Misc"
XDG_MUSIC_DIR="/srv/my music"
XDG_PICTURES_DIR="/home/jdoe/Pictures"
XDG_PROJECTS_DIR="/home/jdoe/Projects"
XDG_PUBLICSHARE_DIR="/home/jdoe/Public"
XDG_TEMPLATES_DIR="/home/jdoe/Templates"
XDG_VIDEOS_DIR="/home/jdoe/Videos"
`);
  expect(files[".config/user-dirs.conf"]).toBe("enabled=False");
  expect(packages).toContain("xdg-user-dirs");
  expect(warnings.map((it) => it.message)).toEqual([expect.stringContaining("'MISC' instead of 'XDG_MISC_DIR'")]);
});

test("takes names as they are from state version 26.05 on", () => {
  const { files, warnings } = buildHome(mixed, home({ stateVersion: "26.05" }));

  expect(files[".config/user-dirs.dirs"]).toContain('XDG_XDG_MISC_DIR_DIR="/home/jdoe/Misc"');
  expect(warnings).toEqual([]);
});

test.for([["25.11", true], ["26.05", false]] as const)("sets session variables by the state version: %s", ([stateVersion, sets]) => {
  const { home: built } = buildHome(xdg({ userDirs: { enable: true } }), home({ stateVersion }));

  expect(built.sessionVariables["XDG_DESKTOP_DIR"]).toBe(sets ? "/home/jdoe/Desktop" : undefined);
});

test("knows the old name of the public folder", () => {
  const { files, warnings } = buildHome(xdg({ userDirs: { enable: true, publishShare: "/srv/public" } }));

  expect(files[".config/user-dirs.dirs"]).toContain('XDG_PUBLICSHARE_DIR="/srv/public"\n');
  expect(warnings).toHaveLength(1);
});

test("creates the folders that are no links once files are linked", () => {
  const { home: built } = buildHome(xdg({ userDirs: { enable: true, createDirectories: true } }));

  const names = built.steps.map((it) => it.name);
  expect(names.indexOf("createXdgUserDirectories")).toBeGreaterThan(names.indexOf("linkGeneration"));
  expect(built.steps.find((it) => it.name === "createXdgUserDirectories")!.run).toContain('[[ -L "/home/jdoe/Music" ]] || run mkdir -p $VERBOSE_ARG "/home/jdoe/Music"');
});

const xdgUserDir = requireProgram("xdg-user-dir");

test.skipIf(!xdgUserDir)("xdg-user-dir reads what it writes", () => {
  const directory = mkdtempSync(join(tmpdir(), "hm-user-dirs-"));
  try {
    mkdirSync(join(directory, ".config"));
    writeFileSync(join(directory, ".config/user-dirs.dirs"), buildHome(mixed).files[".config/user-dirs.dirs"]!);
    const ask = (name: string) => execFileSync(xdgUserDir!, [name], { env: { HOME: directory, PATH: process.env["PATH"] }, encoding: "utf8" }).trim();

    expect(ask("MUSIC")).toBe("/srv/my music");
    expect(ask("CUSTOM")).toBe("/home/jdoe/Custom");
  } finally {
    rmSync(directory, { recursive: true });
  }
});
