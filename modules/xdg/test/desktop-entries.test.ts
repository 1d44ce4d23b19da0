import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pkg } from "@hm/api";
import { buildHome, requireProgram } from "@hm/testing";
import { xdg } from "@hm/xdg";
import { expect, test } from "vitest";

const full = {
  name: "Test",
  genericName: "Web Browser",
  comment: "My Application",
  exec: `${pkg("test")}/bin/test --option "two words" %U`,
  icon: pkg("icons"),
  terminal: true,
  mimeType: ["text/html", "text/xml"],
  categories: ["Network", "WebBrowser"],
  startupNotify: false,
  noDisplay: false,
  prefersNonDefaultGPU: false,
  settings: { Keywords: "calc;math" },
  actions: { "new-window": { name: "New Window", exec: "test --new" } },
};

test("writes all that is said of an entry, to the profile and to where every desktop looks", () => {
  const { files, profile } = buildHome(xdg({ desktopEntries: { full, min: { name: "Min", exec: "min" } } }));

  expect(profile["share/applications/full.desktop"]).toBe(`[Desktop Entry]
Actions=new-window
Categories=Network;WebBrowser
Comment=My Application
Exec=@test@/bin/test --option "two words" %U
GenericName=Web Browser
Icon=@icons@
Keywords=calc;math
MimeType=text/html;text/xml
Name=Test
NoDisplay=false
PrefersNonDefaultGPU=false
StartupNotify=false
Terminal=true
Type=Application
Version=1.5

[Desktop Action new-window]
Exec=test --new
Name=New Window
`);
  expect(profile["share/applications/min.desktop"]).toBe("[Desktop Entry]\nExec=min\nName=Min\nTerminal=false\nType=Application\nVersion=1.5\n");
  expect(files[".local/share/applications/full.desktop"]).toBe(profile["share/applications/full.desktop"]);
});

test("leaves a file that the user writes under the same name alone", () => {
  const { files } = buildHome(xdg({ desktopEntries: { min: { name: "Min", exec: "min" } }, dataFile: { "applications/min.desktop": { text: "mine" } } }));

  expect(files[".local/share/applications/min.desktop"]).toBe("mine");
});

test.for([
  [{ exec: null }, "exec is missing"],
  [{ exec: "sh -c 'x'" }, "exec has ' outside"],
  [{ exec: 'sh "x' }, "not closed"],
  [{ exec: "x %z" }, "'%z'"],
  [{ categories: ["A;B"] }, "semicolon"],
  [{ mimeType: ["text"] }, "no MIME type"],
  [{ settings: { foo_bar: "1" } }, "no key"],
  [{ actions: { "New Window": { exec: "x" } } }, "no identifier"],
  [{ actions: { new: {} } }, "actions.new has no exec"],
  [{ type: "Link" as const, exec: null }, "settings.URL is missing"],
] as const)("refuses %o", ([wrong, message]) => {
  expect(() => buildHome(xdg({ desktopEntries: { it: { name: "It", exec: "it", ...wrong } } }))).toThrow(message);
});

const validate = requireProgram("desktop-file-validate");

test.skipIf(!validate)("desktop-file-validate has nothing to say", () => {
  const directory = mkdtempSync(join(tmpdir(), "hm-desktop-"));
  try {
    const { profile } = buildHome(
      xdg({ desktopEntries: { full, link: { type: "Link", name: "L", settings: { URL: "https://example.org" } }, folder: { type: "Directory", name: "F" }, lines: { name: "a", comment: "two\nlines", exec: 'sh -c "echo 100%% \\\\$HOME"' } } }),
    );
    for (const [path, text] of Object.entries(profile).filter(([path]) => path.startsWith("share/applications/"))) {
      const file = join(directory, path.split("/").at(-1)!);
      // Older validators know no version later than 1.4.
      writeFileSync(file, text.replace("Version=1.5", "Version=1.4").replace("Icon=@icons@", "Icon=icons"));
      const { stdout, stderr } = spawnSync(validate!, [file], { encoding: "utf8" });
      expect(`${stdout}${stderr}`).toBe("");
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
});
