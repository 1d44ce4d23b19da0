import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { entry, type Definition } from "@hm/api";
import { ssh } from "@hm/ssh";
import { buildHome, createTestHome, requireProgram } from "@hm/testing";
import { describe, expect, test } from "vitest";

const text = (...parts: readonly Definition[]) => buildHome(ssh({ enable: true, enableDefaultConfig: false }), ...parts).files[".ssh/config"]!;

/** What SSH makes of a configuration for a host: lines such as `port 22`. */
async function printed(config: string, host: string): Promise<string[]> {
  using home = createTestHome();
  home.write("config", config);
  const { status, stdout, stderr } = await home.run("ssh", ["-G", "-F", join(home.directory, "config"), host]);
  if (status !== 0) throw new Error(stderr);
  return stdout.split("\n");
}

describe.skipIf(!requireProgram("ssh"))("the real SSH", () => {
  test("takes every kind of value", async () => {
    const config = text(
      ssh({
        extraOptionOverrides: { LogLevel: "ERROR", IgnoreUnknown: ["Unheard", "Other"] },
        settings: {
          build: {
            Unheard: "of",
            HostName: "build.example.org",
            Port: 2222,
            Compression: true,
            IdentityFile: ["~/.ssh/a", "~/.ssh/b"],
            KexAlgorithms: ["curve25519-sha256", "ecdh-sha2-nistp256"],
            SendEnv: ["LANG", "TZ"],
            SetEnv: { FOO: 'a "quoted" word \\ and more', BAR: 3 },
            LocalForward: [{ bind: { port: 8080 }, host: { address: "10.0.0.1", port: 80 } }, { bind: { address: "/run/here" }, host: { address: "/run/there" } }],
            RemoteForward: "9000 localhost:90",
            DynamicForward: { address: "::1", port: 1080 },
          },
        },
      }),
    );

    expect(await printed(config, "build")).toEqual(
      expect.arrayContaining([
        "loglevel ERROR", "hostname build.example.org", "port 2222", "compression yes", "identityfile ~/.ssh/a", "identityfile ~/.ssh/b", "kexalgorithms curve25519-sha256,ecdh-sha2-nistp256",
        "sendenv LANG", "sendenv TZ", 'setenv FOO=a "quoted" word \\ and more', "setenv BAR=3", "localforward [localhost]:8080 [10.0.0.1]:80", "localforward /run/here /run/there",
        "remoteforward 9000 [localhost]:90", "dynamicforward [::1]:1080",
      ]),
    );
    expect(await printed(config, "other")).toContain("port 22");
  });

  test("takes the first of several values, in the order of the blocks", async () => {
    const config = text(ssh({ settings: { "*": { User: "all", Port: 9 }, "*.org": { User: "some" }, "a.org": entry({ value: { User: "one" }, before: ["*.org"] }) }, extraConfig: "HostName last\n" }));

    expect(await printed(config, "a.org")).toEqual(expect.arrayContaining(["user one", "port 9", "hostname last"]));
    expect(await printed(config, "b.org")).toContain("user some");
    expect(await printed(config, "b.com")).toContain("user all");
  });

  test("takes conditions and included files", async () => {
    const config = text(ssh({ includes: ["/nowhere/*"], settings: { 'Match host x exec "test 1 = 1"': { Port: 1 }, 'Match host x exec "test 1 = 2"': { User: "nobody" } } }));

    expect(await printed(config, "x")).toContain("port 1");
    expect(await printed(config, "x")).not.toContain("user nobody");
  });

  test("takes the blocks of the older form", async () => {
    const config = text(ssh({ matchBlocks: { x: { hostname: "y", identityFile: "~/k", identityAgent: "/run/agent", serverAliveInterval: 5, checkHostIP: false, setEnv: { A: "b c" }, dynamicForwards: [{ port: 1 }] } } }));

    expect(await printed(config, "x")).toEqual(expect.arrayContaining(["hostname y", "identityfile ~/k", "identityagent /run/agent", "serveraliveinterval 5", "checkhostip no", "setenv A=b c", "dynamicforward [localhost]:1"]));
  });

  test("takes what older releases wrote for all hosts", async () => {
    expect(await printed(buildHome(ssh({ enable: true })).files[".ssh/config"]!, "x")).toEqual(expect.arrayContaining(["forwardagent no", "serveralivecountmax 3", "hashknownhosts no"]));
  });

  test.skipIf(process.getuid?.() !== 0)("accepts a link to a read-only file of the user", async () => {
    using home = createTestHome({ realUser: true });
    home.write("store/config", text(ssh({ settings: { "*": { Port: 4711 } } })), 0o444);
    mkdirSync(join(home.directory, ".ssh"), { mode: 0o755 });
    symlinkSync(join(home.directory, "store/config"), join(home.directory, ".ssh/config"));

    expect((await home.run("ssh", ["-G", "x"])).stdout).toContain("port 4711\n");
  });

  test.skipIf(process.getuid?.() !== 0)("refuses a file that others can write, which is what copies with permissions are for", async () => {
    using home = createTestHome({ realUser: true });
    home.write("shared", text(ssh({ settings: { "*": { Port: 4711 } } })));
    const { status } = await home.run("bash", ["-c", "mkdir .ssh && cp shared .ssh/config && chmod 666 .ssh/config && ssh -G x"]);
    expect(status).not.toBe(0);

    const { stdout } = await home.run("bash", ["-c", "chmod 600 .ssh/config && ssh -G x"]);
    expect(stdout).toContain("port 4711\n");
  });
});
