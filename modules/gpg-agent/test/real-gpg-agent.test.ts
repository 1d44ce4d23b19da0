import { chownSync, mkdirSync, rmSync } from "node:fs";
import { replaceTokens } from "@hm/api";
import { bash } from "@hm/bash";
import { fish } from "@hm/fish";
import { gpg } from "@hm/gpg";
import { gpgAgent } from "@hm/gpg-agent";
import { home as base } from "@hm/home";
import { nushell } from "@hm/nushell";
import { buildHome, createTestHome, requireProgram, unitTexts, type TestHome } from "@hm/testing";
import { zsh } from "@hm/zsh";
import { describe, expect, test } from "vitest";

const missing = ["gpg", "gpgconf", "gpg-agent", "ssh-add"].filter((it) => !requireProgram(it));
const shells = ["bash", "zsh", "fish"].filter((it) => requireProgram(it));
const canMakeUsers = process.getuid?.() === 0;
const analyze = requireProgram("systemd-analyze");
const program = (text: string) => replaceTokens(text, () => "/usr");

/** Writes the agent's files, and makes the folder private as an activation does. */
async function write(home: TestHome, options: Parameters<typeof gpgAgent>[0]) {
  const built = buildHome(base({ homeDirectory: home.directory }), gpg({ package: null }), gpgAgent({ enable: true }), gpgAgent(options));
  for (const [path, text] of Object.entries(built.files)) if (path.startsWith(".gnupg/")) home.write(path, text);
  await home.run("chmod", ["700", ".gnupg"]);
  return built;
}

describe.skipIf(missing.length > 0)("the real agent", { timeout: 30_000 }, () => {
  test("takes every setting", async () => {
    using home = createTestHome();
    await write(home, { defaultCacheTtl: 1234, defaultCacheTtlSsh: 2345, maxCacheTtl: 7777, maxCacheTtlSsh: 8888, enableSshSupport: true, enableScDaemon: false, noAllowExternalCache: true, extraConfig: "allow-loopback-pinentry" });

    expect((await home.run("gpgconf", ["--check-options", "gpg-agent"])).stderr).toBe("");
    const { stdout } = await home.run("gpgconf", ["--list-options", "gpg-agent"]);
    const options = Object.fromEntries(stdout.split("\n").map((it) => it.split(":")).map((it) => [it[0], it[9]]));
    expect(options).toMatchObject({ "default-cache-ttl": "1234", "default-cache-ttl-ssh": "2345", "max-cache-ttl": "7777", "max-cache-ttl-ssh": "8888", "enable-ssh-support": "1", "disable-scdaemon": "1", "no-allow-external-cache": "1" });
  });

  test("offers the keys that SSH may use, and shells find its socket", async () => {
    using home = createTestHome();
    await write(home, { enableSshSupport: true });
    await home.run("gpg", ["--batch", "--passphrase", "", "--quick-generate-key", "jane", "ed25519", "sign", "never"]);
    const grip = /^grp:+(\w+):$/m.exec((await home.run("gpg", ["--with-keygrip", "--with-colons", "--list-keys"])).stdout)![1]!;
    const built = await write(home, { enableSshSupport: true, sshKeys: [grip] });
    try {
      await home.run("gpgconf", ["--launch", "gpg-agent"]);
      const code = program(built.get(bash).profileExtra);
      const { stdout, stderr } = await home.run("bash", ["-c", `${code}\nssh-add -L`]);

      expect([stderr, stdout]).toEqual(["", expect.stringMatching(/^ssh-ed25519 \S+ /)]);
    } finally {
      await home.run("gpgconf", ["--kill", "all"]);
    }
  });

  test.skipIf(!canMakeUsers)("has its sockets where the units make them", async () => {
    using home = createTestHome({ realUser: true });
    const { uid } = JSON.parse((await home.run("node", ["-p", "JSON.stringify({ uid: process.getuid() })"])).stdout) as { uid: number };
    const runtime = `/run/user/${uid}`;
    mkdirSync(runtime, { recursive: true, mode: 0o700 });
    chownSync(runtime, uid, uid);
    try {
      for (const homedir of [`${home.directory}/.gnupg`, `${home.directory}/my keys`]) {
        const units = unitTexts(buildHome(base({ homeDirectory: home.directory }), gpg({ homedir }), gpgAgent({ enable: true, enableSshSupport: true, enableExtraSocket: true })));
        await home.run("mkdir", ["-m", "700", homedir]);
        for (const [unit, name] of [["gpg-agent", "agent-socket"], ["gpg-agent-ssh", "agent-ssh-socket"], ["gpg-agent-extra", "agent-extra-socket"]]) {
          const { stdout } = await home.run("gpgconf", ["--list-dirs", name!], { env: { GNUPGHOME: homedir } });
          expect(/^ListenStream=(.*)$/m.exec(units[`${unit}.socket`]!)![1]!.replace("%t", runtime)).toBe(stdout.trim());
        }
      }
    } finally {
      rmSync(runtime, { recursive: true, force: true });
    }
  });
});

describe("real shells", () => {
  const { get } = buildHome(gpgAgent({ enable: true, enableSshSupport: true }), gpg({ package: null }));
  const code = {
    bash: () => get(bash).profileExtra,
    zsh: () => get(zsh).envExtra,
    fish: () => get(fish).shellInit,
  };
  const env = { usual: {}, forwarded: { SSH_AUTH_SOCK: "/there", SSH_CONNECTION: "1.2.3.4 5 6.7.8.9 22" }, stale: { SSH_AUTH_SOCK: "/there" } };

  test.for(shells as (keyof typeof code)[])("%s keeps an agent that SSH has forwarded", async (shell) => {
    using home = createTestHome();
    const socketIn = async (env: Record<string, string>) => (await home.run(shell, ["-c", `${program(code[shell]())}\necho $SSH_AUTH_SOCK`], { env })).stdout.trim();

    expect(await socketIn(env.usual)).toMatch(/\/S\.gpg-agent\.ssh$/);
    expect(await socketIn(env.stale)).toMatch(/\/S\.gpg-agent\.ssh$/);
    expect(await socketIn(env.forwarded)).toBe("/there");
  });

  test("nushell keeps an agent that SSH has forwarded", async () => {
    using home = createTestHome();
    const nu = new URL("../../../node_modules/.bin/nu", import.meta.url).pathname;
    const early = get(nushell).extraConfig.split("$env.GPG_TTY")[0]!;
    const socketIn = async (env: Record<string, string>) => (await home.run(nu, ["--no-config-file", "-c", `${early}\nprint $env.SSH_AUTH_SOCK`], { env })).stdout.trimEnd();

    expect(await socketIn(env.usual)).toMatch(/^\S*\/S\.gpg-agent\.ssh$/);
    expect(await socketIn(env.forwarded)).toBe("/there");
  });
});

test.skipIf(!analyze || missing.length > 0)("systemd takes the units without a word", async () => {
  using home = createTestHome();
  const units = unitTexts(buildHome(base({ homeDirectory: home.directory }), gpg({ homedir: `${home.directory}/100% my keys` }), gpgAgent({ enable: true, enableSshSupport: true, enableExtraSocket: true })));
  const names = Object.keys(units).filter((it) => !it.startsWith("set-"));
  for (const name of names) home.write(`.config/systemd/user/${name}`, units[name]!.replaceAll("@gnupg@", "/usr"));

  const { status, stderr } = await home.run("systemd-analyze", ["--user", "verify", ...names], { env: { XDG_RUNTIME_DIR: home.directory } });

  expect([status, stderr]).toEqual([0, ""]);
});
