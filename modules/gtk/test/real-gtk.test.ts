import { spawn } from "node:child_process";
import { once } from "node:events";
import { gtk } from "@hm/gtk";
import { home as base } from "@hm/home";
import { buildHome, createTestHome, requireProgram } from "@hm/testing";
import { expect, test } from "vitest";

const missing = ["Xvfb", "gtk-query-settings"].filter((it) => !requireProgram(it));

test.skipIf(missing.length > 0)("the real GTK 3 takes the settings", { timeout: 30_000 }, async () => {
  using home = createTestHome();
  const { files } = buildHome(
    base({ homeDirectory: home.directory }),
    gtk({
      enable: true,
      theme: { name: "High Contrast" },
      iconTheme: { name: "hicolor" },
      cursorTheme: { name: "Vanilla-DMZ", size: 48 },
      font: { name: "DejaVu Serif", size: 10.5 },
      colorScheme: "dark",
      gtk3: { extraConfig: { "gtk-cursor-blink": false, "gtk-cursor-blink-time": 700 }, extraCss: "* { color: #102030; }\n" },
    }),
  );
  for (const [path, text] of Object.entries(files)) if (path.includes("gtk-3.0")) home.write(path, text);
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "320x200x24", "-nolisten", "tcp", "-noreset"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  try {
    const [number] = (await once(server.stdio[3] as NodeJS.ReadableStream, "data")) as [Buffer];

    const { stdout, stderr } = await home.run("gtk-query-settings", [], { env: { DISPLAY: `:${`${number}`.trim()}`, GIO_USE_VFS: "local", GSETTINGS_BACKEND: "memory" } });

    const settings = Object.fromEntries([...stdout.matchAll(/^ *([\w-]+): (.*)$/gm)].map(([, name, value]) => [name, value!.trim()]));
    expect(stderr).not.toMatch(/settings\.ini|gtk\.css/);
    expect(settings).toMatchObject({
      "gtk-theme-name": '"High Contrast"',
      "gtk-icon-theme-name": '"hicolor"',
      "gtk-cursor-theme-name": '"Vanilla-DMZ"',
      "gtk-cursor-theme-size": "48",
      "gtk-font-name": '"DejaVu Serif 10.500000"',
      "gtk-application-prefer-dark-theme": "TRUE",
      "gtk-cursor-blink": "FALSE",
      "gtk-cursor-blink-time": "700",
    });
  } finally {
    server.kill();
  }
});
