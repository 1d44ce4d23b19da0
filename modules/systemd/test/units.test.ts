import { pkg, stored } from "@hm/api";
import { systemdUser } from "@hm/systemd";
import { home } from "@hm/home";
import { buildHome, unitTexts } from "@hm/testing";
import { expect, test } from "vitest";

const backup = systemdUser({
  services: {
    backup: {
      Unit: { Description: "Backup of the home", "X-Restart-Triggers": [stored("backup.conf", { text: "x" })], "X-SwitchMethod": null },
      Service: { Environment: ["VAR1=1", "VAR2=two"], ExecStart: `${pkg("restic")}/bin/restic backup %h`, Nice: 10, RemainAfterExit: false },
      Install: { WantedBy: ["default.target"], RequiredBy: "x.target y.target" },
    },
  },
});

test("writes the sections of a unit as they are written", () => {
  expect(unitTexts(buildHome(backup))).toEqual({
    "backup.service": `[Unit]
Description=Backup of the home
X-Restart-Triggers=/store/backup.conf

[Service]
Environment=VAR1=1
Environment=VAR2=two
ExecStart=@restic@/bin/restic backup %h
Nice=10
RemainAfterExit=false

[Install]
WantedBy=default.target
RequiredBy=x.target y.target
`,
  });
});

test("links a unit from the folders of the units that want it", () => {
  const { files } = buildHome(backup);

  expect(Object.keys(files).filter((it) => it.includes("backup.service"))).toEqual([
    ".config/systemd/user/backup.service",
    ".config/systemd/user/default.target.wants/backup.service",
    ".config/systemd/user/x.target.requires/backup.service",
    ".config/systemd/user/y.target.requires/backup.service",
  ]);
  expect(files[".config/systemd/user/default.target.wants/backup.service"]).toBe("→ /store/backup.service/backup.service");
});

test("makes an alias lead to the unit in the same folder, so that systemd takes both for one", () => {
  const { files } = buildHome(systemdUser({ services: { a: { Service: { ExecStart: "/bin/true" }, Install: { Alias: "b.service" } } } }));

  expect(files[".config/systemd/user/b.service"]).toBe("→ /home/jdoe/.config/systemd/user/a.service");
});

test("merges what several definitions say of a unit, by key", () => {
  const extra = systemdUser({ services: { backup: { Service: { Environment: "VAR3=3" }, Unit: { After: ["network.target"] } } } });

  const text = unitTexts(buildHome(backup, extra))["backup.service"]!;

  expect(text).toContain("Environment=VAR1=1\nEnvironment=VAR2=two\nEnvironment=VAR3=3\n");
  expect(text).toContain("After=network.target\n");
});

test("keeps a section that is never written out of the file, and an assignment that is meant to be empty in it", () => {
  const { files, home: built } = buildHome(systemdUser({ sockets: { a: { Socket: { ListenStream: ["", "%t/a"], Backlog: 5 } } }, targets: { "b@": { Unit: { Requires: [] } } } }));

  expect(unitTexts({ home: built })).toEqual({ "a.socket": "[Socket]\nListenStream=\nListenStream=%t/a\nBacklog=5\n", "b@.target": "" });
  expect(files[".config/systemd/user/b@.target"]).toBe("→ /store/b-.target/b@.target");
});

test("writes nothing for root, nor where it is disabled", () => {
  expect(buildHome(backup, home({ username: "root" })).files).toEqual({});
  expect(buildHome(backup, systemdUser({ enable: false })).files).toEqual({});
});
