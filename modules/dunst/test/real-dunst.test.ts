import { dunst } from "@hm/dunst";
import { buildHome, createTestHome, requireProgram, unitTexts } from "@hm/testing";
import { expect, test } from "vitest";

const program = requireProgram("dunst");
const analyze = requireProgram("systemd-analyze");

test.skipIf(!program)("the real dunst reads every setting as it was meant", async () => {
  using home = createTestHome();
  const settings = { global: { font: "Sans #1; 9", idle_threshold: 77, sticky_history: false, mouse_left_click: "do_action, close_current" }, urgency_low: { background: "#37474f" } };
  home.write("dunstrc", buildHome(dunst({ enable: true, settings })).files[".config/dunst/dunstrc"]!);

  // Without a display it ends once it has read its settings, and has told what it read.
  const { stdout, stderr } = await home.run(program!, ["-config", "dunstrc", "-verbosity", "debug"]);
  const said = `${stdout}\n${stderr}`;

  const read = { font: "Sans #1; 9", idle_threshold: "77", sticky_history: "no", mouse_left_click: "do_action, close_current" };
  for (const [key, value] of Object.entries(read)) expect(said).toContain(`[global] Trying to set ${key} to ${value}\n`);
  expect(said).toContain("Adding rule 'background = #37474f' to special section urgency_low\n");
  expect(said).not.toMatch(/doesn't exist|invalid/i);
});

test.skipIf(!analyze)("systemd takes the service without a word", async () => {
  using home = createTestHome();
  home.write("bin/dunst", "#!/bin/sh\n", 0o755);
  home.write("bin/dunstctl", "#!/bin/sh\n", 0o755);
  const built = buildHome(dunst({ enable: true, configFile: "/etc/my dunstrc" }));
  home.write("dunst.service", unitTexts(built, () => home.directory)["dunst.service"]!);

  expect(await home.run(analyze!, ["--user", "verify", `${home.directory}/dunst.service`], { env: { XDG_RUNTIME_DIR: home.directory } })).toEqual({ status: 0, stdout: "", stderr: "" });
});
