import { pkg, type Nested, type Part } from "@hm/api";
import { bash } from "@hm/bash";
import { fish } from "@hm/fish";
import { gpg } from "@hm/gpg";
import { gpgAgent } from "@hm/gpg-agent";
import { home } from "@hm/home";
import { nushell } from "@hm/nushell";
import { buildHome, differenceFromGolden, unitTexts } from "@hm/testing";
import { zsh } from "@hm/zsh";
import { describe, expect, test } from "vitest";

const golden = (name: string) => new URL(`golden/${name}`, import.meta.url);
const everything = gpgAgent({
  enable: true,
  defaultCacheTtl: 1234,
  defaultCacheTtlSsh: 2345,
  maxCacheTtl: 7777,
  maxCacheTtlSsh: 8888,
  enableSshSupport: true,
  enableExtraSocket: true,
  verbose: true,
  grabKeyboardAndMouse: false,
  enableScDaemon: false,
  noAllowExternalCache: true,
  sshKeys: ["A1", "B2"],
  pinentry: { package: pkg("pinentry-qt"), program: "pinentry-qt" },
  extraConfig: "allow-loopback-pinentry\n",
});

describe("the configuration", () => {
  test("says everything", () => {
    const { files } = buildHome(everything);

    expect(differenceFromGolden(golden("gpg-agent.conf"), files[".gnupg/gpg-agent.conf"]!)).toBeUndefined();
    expect(files[".gnupg/sshcontrol"]).toBe("A1\nB2\n");
  });

  test("says only what differs", () => {
    const { files } = buildHome(gpgAgent({ enable: true }));

    expect(files[".gnupg/gpg-agent.conf"]).toBe("grab\n");
    expect(files).not.toHaveProperty([".gnupg/sshcontrol"]);
  });

  test("names a program to ask with", () => {
    const of = (pinentry: object) => buildHome(gpgAgent({ enable: true, grabKeyboardAndMouse: false, pinentry })).files[".gnupg/gpg-agent.conf"];

    expect(of({ package: "pinentry-tty" })).toBe("pinentry-program @pinentry-tty@/bin/pinentry\n");
    expect(of({ program: "pinentry-tty" })).toBe("");
    expect(buildHome(gpgAgent({ enable: true, grabKeyboardAndMouse: false, pinentryPackage: pkg("pinentry-tty") })).files[".gnupg/gpg-agent.conf"]).toContain("@pinentry-tty@");
    expect(() => buildHome(gpgAgent({ enable: true, pinentryFlavor: "qt" } as never))).toThrow(/pinentryFlavor/);
  });

  test("is in the folder of gpg, which is closed to others", () => {
    const away = gpg({ homedir: "/home/jdoe/my keys" });
    const steps = (...parts: readonly Nested<Part>[]) => buildHome(gpgAgent({ enable: true }), ...parts).home.steps.map((it) => it.run);

    expect(buildHome(everything, away).files).toHaveProperty(["my keys/gpg-agent.conf"]);
    expect(steps(away)).toContain("run chmod go-rwx '/home/jdoe/my keys'\n");
    expect(steps(gpg({ enable: true })).filter((it) => `${it}`.includes("chmod go-rwx"))).toHaveLength(1);
  });
});

describe("the units", () => {
  test.for(["gpg-agent.service", "gpg-agent.socket", "gpg-agent-ssh.socket", "gpg-agent-extra.socket", "set-SSH_AUTH_SOCK.service"])("%s is written", (name) => {
    expect(differenceFromGolden(golden(name), unitTexts(buildHome(everything))[name]!)).toBeUndefined();
  });

  test("are there as far as they are asked for", () => {
    expect(Object.keys(unitTexts(buildHome(gpgAgent({ enable: true })))).toSorted()).toEqual(["gpg-agent.service", "gpg-agent.socket"]);
    expect(buildHome(gpgAgent({ enable: true })).files).toHaveProperty([".config/systemd/user/sockets.target.wants/gpg-agent.socket"]);
  });

  test("know a folder that is not the usual one", () => {
    const texts = unitTexts(buildHome(everything, gpg({ homedir: "/home/jdoe/100% my keys" })));

    expect(texts["gpg-agent.service"]).toContain('Environment="GNUPGHOME=/home/jdoe/100%% my keys"\n');
    expect(texts["gpg-agent-ssh.socket"]).toMatch(/^ListenStream=%t\/gnupg\/d\.[a-z0-9]{24}\/S\.gpg-agent\.ssh$/m);
  });
});

describe("shells", () => {
  const shells = [bash({ enable: true }), fish({ enable: true }), nushell({ enable: true }), zsh({ enable: true })];
  const interactive = { bash: ".bashrc", fish: ".config/fish/config.fish", nushell: ".config/nushell/config.nu", zsh: ".zshrc" };

  test.for(Object.entries(interactive))("%s tells the agent of its terminal", ([, path]) => {
    expect(buildHome(shells, gpgAgent({ enable: true })).files[path]).toMatch(/GPG_TTY(="\$\(tty\)"| \(tty\)|=\$TTY| = \(tty\))\n/);
    expect(buildHome(shells, gpgAgent({ enable: true })).files[path]).not.toContain("gpg-connect-agent");
    expect(buildHome(shells, everything).files[path]).toContain("@gnupg@/bin/gpg-connect-agent --quiet updatestartuptty /bye");
    expect(buildHome(shells, everything, home({ shell: { enableShellIntegration: false } })).files[path] ?? "").not.toMatch(/GPG_TTY|updatestartuptty/);
  });

  test.for([["Bash", "bash"], ["Fish", "fish"], ["Nushell", "nushell"], ["Zsh", "zsh"]] as const)("%s can be left out", ([shell, name]) => {
    const { files } = buildHome(shells, gpgAgent({ enable: true, [`enable${shell}Integration`]: false }));
    const told = Object.entries(interactive).filter(([, path]) => files[path]?.includes("GPG_TTY"));

    expect(told.map(([it]) => it)).toEqual(Object.keys(interactive).filter((it) => it !== name));
  });

  test("find programs of the session without a package", () => {
    const { files } = buildHome(shells, everything, gpg({ package: null }));

    expect(files[".profile"]).toContain('export SSH_AUTH_SOCK="$(gpgconf --list-dirs agent-ssh-socket)"\n');
    expect(unitTexts(buildHome(everything, gpg({ package: null })))["gpg-agent.service"]).toContain("ExecStart=gpg-agent --supervised --verbose\n");
  });
});

test.for([[{ defaultCacheTtl: 1.5 }], [{ sshKeys: "A1" }], [{ pinentry: { program: 1 } }]])("refuses %j", ([options]) => {
  expect(() => buildHome(gpgAgent({ enable: true, ...(options as object) }))).toThrow(expect.objectContaining({ code: "HM_INVALID_OPTION" }));
});
