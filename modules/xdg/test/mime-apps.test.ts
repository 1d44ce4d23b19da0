import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { before } from "@hm/api";
import { buildHome, requireProgram, type BuiltHome } from "@hm/testing";
import { xdg } from "@hm/xdg";
import { expect, test } from "vitest";

const associations = xdg({
  mimeApps: {
    enable: true,
    associations: { added: { "image/jpeg": "four.desktop", "image/png": ["one.desktop", "two.desktop"] }, removed: { "image/png": "five.desktop" } },
    defaultApplications: { "image/png": ["viewer.desktop"] },
  },
});
const entry = xdg({ desktopEntries: { viewer: { name: "Viewer", exec: "cat %f", mimeType: ["image/png", "image/x-own"] } } });

const SECOND = ".local/share/applications/mimeapps.list";

test("writes the list to where it belongs and where it was formerly", () => {
  const { files } = buildHome(associations, xdg({ mimeApps: { defaultApplications: { "image/png": before(["first.desktop"]) } } }));

  expect(files[".config/mimeapps.list"]).toBe(`[Added Associations]
image/jpeg=four.desktop
image/png=one.desktop;two.desktop

[Default Applications]
image/png=first.desktop;viewer.desktop

[Removed Associations]
image/png=five.desktop
`);
  expect(files[SECOND]).toBe(files[".config/mimeapps.list"]);
});

test("says in the former place what desktop entries open, and leaves the list itself as it was asked for", () => {
  expect(buildHome(entry).files).toMatchObject({ [SECOND]: "[Added Associations]\nimage/png=viewer.desktop\nimage/x-own=viewer.desktop\n" });
  expect(buildHome(entry).files).not.toHaveProperty([".config/mimeapps.list"]);

  const { files } = buildHome(associations, entry);
  expect(files[".config/mimeapps.list"]).toBe(buildHome(associations).files[".config/mimeapps.list"]);
  expect(files[SECOND]).toContain("image/jpeg=four.desktop\nimage/png=one.desktop;two.desktop;viewer.desktop\nimage/x-own=viewer.desktop\n");
});

test("leaves the lines of programs in the former place, as long as the list is not wholly its own", () => {
  const modeOf = ({ home }: BuiltHome) => home.files.find((it) => it.target === SECOND)!.mode;

  expect(modeOf(buildHome(entry))).toBe("merge");
  expect(modeOf(buildHome(associations, entry))).toBe("link");
});

test("follows a list that the user writes", () => {
  const { files } = buildHome(xdg({ mimeApps: { enable: true }, configFile: { "mimeapps.list": { source: "./module.test.ts", force: true } } }));

  expect(files[SECOND]).toBe(files[".config/mimeapps.list"]);
});

test("says what it does not do", () => {
  const { warnings } = buildHome(xdg({ mimeApps: { enable: true, defaultApplications: { "text/*": "editor.desktop" }, defaultApplicationPackages: ["evince"] } }));

  expect(warnings.map((it) => it.message)).toEqual([expect.stringContaining("defaultApplicationPackages"), expect.stringContaining("'text/*'")]);
});

test.for([
  ["xdg-mime", ["query", "default", "image/png"], /^viewer\.desktop$/m],
  ["gio", ["mime", "image/png"], /Default application .*: viewer\.desktop$/m],
  ["gio", ["mime", "image/x-own"], /Registered applications:\n\tviewer\.desktop/],
] as const)("%s %o finds the program", ([name, args, answer], { skip }) => {
  const program = requireProgram(name) ?? skip();
  const directory = mkdtempSync(join(tmpdir(), "hm-mime-"));
  try {
    layOut(directory, buildHome(associations, entry));
    expect(execFileSync(program, args, { env: { HOME: directory, PATH: process.env["PATH"], XDG_DATA_DIRS: "/nowhere", LANG: "C" }, encoding: "utf8" })).toMatch(answer);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

function layOut(directory: string, { files }: BuiltHome): void {
  for (const [target, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, target)), { recursive: true });
    writeFileSync(join(directory, target), text);
  }
}
