import { spawn } from "node:child_process";
import { once } from "node:events";
import { buildHome, createTestHome, requireProgram, unitTexts } from "@hm/testing";
import { xscreensaver } from "@hm/xscreensaver";
import { expect, test } from "vitest";

const missing = ["Xvfb", "xscreensaver"].filter((it) => !requireProgram(it));
const analyze = requireProgram("systemd-analyze");

test.skipIf(missing.length > 0)("the real XScreenSaver blanks after the time that it is told", { timeout: 30_000 }, async () => {
  using home = createTestHome();
  home.write(".xscreensaver", buildHome(xscreensaver({ enable: true, settings: { programs: "one -root\ntwo -root\n", timeout: 7, lock: false } })).files[".xscreensaver"]!);
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "320x200x24", "-nolisten", "tcp", "-noreset"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  try {
    const [number] = (await once(server.stdio[3] as NodeJS.ReadableStream, "data")) as [Buffer];
    const daemon = spawn("xscreensaver", ["-no-splash", "-verbose"], { env: { ...home.env, DISPLAY: `:${`${number}`.trim()}` }, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    for await (const chunk of daemon.stderr) {
      said += chunk;
      if (said.includes("blank after")) break;
    }
    daemon.kill();

    expect(said).toMatch(/blank after: 420$/m);
    expect(said).not.toMatch(/\.xscreensaver:\d/);
  } finally {
    server.kill();
  }
});

test.skipIf(!analyze)("systemd takes the service without a word", async () => {
  using home = createTestHome();
  home.write("bin/xscreensaver", "#!/bin/sh\n", 0o755);
  home.write("xscreensaver.service", unitTexts(buildHome(xscreensaver({ enable: true })), () => home.directory)["xscreensaver.service"]!);

  expect(await home.run(analyze!, ["--user", "verify", `${home.directory}/xscreensaver.service`], { env: { XDG_RUNTIME_DIR: home.directory } })).toEqual({ status: 0, stdout: "", stderr: "" });
});
