import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { home } from "@hm/home";
import { systemdUser } from "@hm/systemd";
import { buildHome, requireProgram, unitTexts } from "@hm/testing";
import { expect, test } from "vitest";

const analyze = requireProgram("systemd-analyze");

const units = (configHome: string) =>
  buildHome(
    home({ homeDirectory: dirname(configHome) }),
    systemdUser({
      configHome,
      systemctlPath: "/usr/bin/systemctl",
      services: { greet: { Unit: { Description: "Greeting" }, Service: { Type: "oneshot", ExecStart: ["/bin/echo hello", "/bin/echo %u"], Environment: 'A="b c"' }, Install: { Alias: ["hello.service"] } } },
      timers: { greet: { Timer: { OnUnitActiveSec: "1h 30m", Persistent: true }, Install: { WantedBy: ["timers.target"] } } },
      sockets: { a: { Socket: { ListenStream: "%t/a" } } },
      slices: { s: { Slice: { MemoryMax: "1G" } } },
      tmpfiles: { rules: ["d %h/scratch"] },
    }),
  );

/** Lays the units and their links out as a switch would, with the texts in a store of their own. */
function layOut(root: string): { readonly configHome: string; readonly store: string } {
  const configHome = join(root, "config");
  const store = join(root, "store");
  const built = units(configHome);
  for (const [name, text] of Object.entries(unitTexts(built))) write(join(store, name, name), text);
  for (const [target, text] of Object.entries(built.files)) {
    const at = join(root, target);
    mkdirSync(dirname(at), { recursive: true });
    if (text.startsWith("→ ")) symlinkSync(text.slice(2).replace(/^\/store/, store), at);
  }
  return { configHome, store };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

test.skipIf(!analyze)("systemd takes the units without a word, and an alias for the unit itself", () => {
  const root = mkdtempSync(join(tmpdir(), "hm-systemd-"));
  try {
    const { configHome } = layOut(root);
    const env = { PATH: process.env["PATH"], HOME: root, XDG_CONFIG_HOME: configHome, XDG_RUNTIME_DIR: root };
    const verified = spawnSync(analyze!, ["--user", "verify", "greet.service", "greet.timer", "s.slice", "systemd-tmpfiles-setup.service", "systemd-tmpfiles-clean.timer", "hello.service"], { env, encoding: "utf8" });
    const known = execFileSync(analyze!, ["--user", "unit-files"], { env, encoding: "utf8" });

    expect(verified.stderr).toBe("");
    expect(verified.status).toBe(0);
    expect(known).toMatch(/ids: hello\.service → greet\.service/);
  } finally {
    rmSync(root, { recursive: true });
  }
});
