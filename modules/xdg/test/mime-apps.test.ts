import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { before } from "@hm/api";
import { buildHome, requireProgram } from "@hm/testing";
import { xdg } from "@hm/xdg";
import { expect, test } from "vitest";

const viewer = xdg({
  mimeApps: {
    enable: true,
    associations: { added: { "image/jpeg": "four.desktop", "image/png": ["one.desktop", "two.desktop"] }, removed: { "image/png": "five.desktop" } },
    defaultApplications: { "image/png": ["viewer.desktop"] },
  },
  desktopEntries: { viewer: { name: "Viewer", exec: "cat %f", mimeType: ["image/png"] } },
});

test("writes the list to where it belongs and where it was formerly", () => {
  const { files } = buildHome(viewer, xdg({ mimeApps: { defaultApplications: { "image/png": before(["first.desktop"]) } } }));

  expect(files[".config/mimeapps.list"]).toBe(`[Added Associations]
image/jpeg=four.desktop
image/png=one.desktop;two.desktop

[Default Applications]
image/png=first.desktop;viewer.desktop

[Removed Associations]
image/png=five.desktop
`);
  expect(files[".local/share/applications/mimeapps.list"]).toBe(files[".config/mimeapps.list"]);
});

test("says what it does not do", () => {
  const { warnings } = buildHome(xdg({ mimeApps: { enable: true, defaultApplications: { "text/*": "editor.desktop" }, defaultApplicationPackages: ["evince"] } }));

  expect(warnings.map((it) => it.message)).toEqual([expect.stringContaining("defaultApplicationPackages"), expect.stringContaining("'text/*'")]);
});

const xdgMime = requireProgram("xdg-mime");

test.skipIf(!xdgMime)("xdg-mime finds the default application", () => {
  const directory = mkdtempSync(join(tmpdir(), "hm-mime-"));
  try {
    for (const [target, text] of Object.entries(buildHome(viewer).files)) {
      mkdirSync(dirname(join(directory, target)), { recursive: true });
      writeFileSync(join(directory, target), text);
    }
    const answer = execFileSync(xdgMime!, ["query", "default", "image/png"], { env: { HOME: directory, PATH: process.env["PATH"], XDG_DATA_DIRS: "/nowhere" }, encoding: "utf8" });

    expect(answer.trim()).toBe("viewer.desktop");
  } finally {
    rmSync(directory, { recursive: true });
  }
});
