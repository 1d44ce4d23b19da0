import { entry, pkg, type Definition } from "@hm/api";
import { ssh } from "@hm/ssh";
import { buildHome, differenceFromGolden } from "@hm/testing";
import { describe, expect, test } from "vitest";

const config = (...parts: readonly Definition[]) => buildHome(ssh({ enable: true, enableDefaultConfig: false }), ...parts).files[".ssh/config"]!;

test("writes what every option comes to", () => {
  const text = config(
    ssh({
      includes: ["~/.ssh/config.d/*", "extra"],
      extraOptionOverrides: { LogLevel: "ERROR", VisualHostKey: true, Ciphers: ["aes256-ctr", "aes128-ctr"] },
      extraConfig: "AnotherOption 3\nTag all\n",
      settings: {
        "Match host *.corp exec \"test -f ~/.corp\"": { ProxyJump: ["gate", "bastion"], IdentitiesOnly: true },
        work: {
          header: `Match host work exec "${pkg("iproute2")}/bin/ip route"`,
          Port: 2222,
          IdentityFile: ["~/.ssh/work", "~/.ssh/old"],
          SendEnv: ["LANG", "LC_*"],
          SetEnv: { FOO: "a \"quoted\" \\ word", NUMBER: 3 },
          LocalForward: [{ bind: { port: 8080 }, host: { address: "10.0.0.1", port: 80 } }, "9000 10.0.0.2:90", { bind: { address: "/run/here" }, host: { address: null, port: 22 } }],
          RemoteForward: { bind: { address: "::1", port: 8081 }, host: { address: "/run/there" } },
          DynamicForward: [{ port: 1080 }, "127.0.0.1:1081"],
          User: null,
          Ciphers: [],
          UseKeychain: "yes",
          IgnoreUnknown: ["UseKeychain", "Other"],
        },
        "*": { ServerAliveInterval: 60, Compression: false },
        "last.example.org": { User: "jane" },
      },
    }),
  );

  expect(differenceFromGolden(new URL("golden/config", import.meta.url), text)).toBeUndefined();
});

test("writes an empty file where there is nothing to say", () => {
  expect(config()).toBe("");
});

describe("the block for all hosts", () => {
  const defaults = ["AddKeysToAgent no", "Compression no", "ControlMaster no", "ControlPath ~/.ssh/master-%r@%n:%p", "ControlPersist no", "ForwardAgent no", "HashKnownHosts no", "ServerAliveCountMax 3", "ServerAliveInterval 0", "UserKnownHostsFile ~/.ssh/known_hosts"];
  const block = (lines: readonly string[]) => `Host *\n${lines.map((it) => `  ${it}\n`).join("")}`;

  test("has the values of older releases, and says that they will go", () => {
    const { files, warnings } = buildHome(ssh({ enable: true }));

    expect(files[".ssh/config"]).toBe(block(defaults));
    expect(warnings.map((it) => it.message)).toEqual([expect.stringContaining("'programs.ssh.enableDefaultConfig' to false")]);
  });

  test("keeps what the user sets, also where it stands in an entry", () => {
    const own = { ControlMaster: "auto", HashKnownHosts: null, User: "jane" };
    const expected = block([...defaults.filter((it) => !it.startsWith("HashKnownHosts")), "User jane"].toSorted().map((it) => it.replace("ControlMaster no", "ControlMaster auto")));

    for (const all of [own, entry({ value: own })]) expect(buildHome(ssh({ enable: true, settings: { "*": all } })).files[".ssh/config"]).toBe(expected);
  });

  test("takes options by their old names", () => {
    const { files, warnings } = buildHome(
      ssh({ enable: true, enableDefaultConfig: false, forwardAgent: true, addKeysToAgent: "confirm", compression: true, serverAliveInterval: 5, serverAliveCountMax: 7 }),
      ssh({ hashKnownHosts: true, userKnownHostsFile: "~/known", controlMaster: "auto", controlPath: "~/%C", controlPersist: "10m" }),
    );

    expect(files[".ssh/config"]!.split("\n").toSorted()).toEqual(
      block(["AddKeysToAgent confirm", "Compression yes", "ControlMaster auto", "ControlPath ~/%C", "ControlPersist 10m", "ForwardAgent yes", "HashKnownHosts yes", "ServerAliveCountMax 7", "ServerAliveInterval 5", "UserKnownHostsFile ~/known"]).split("\n").toSorted(),
    );
    expect(warnings).toHaveLength(10);
    expect(warnings[0]!.message).toBe("'programs.ssh.forwardAgent' is now 'programs.ssh.settings.*.ForwardAgent'.");
  });
});

describe("the order of blocks", () => {
  const names = (settings: Readonly<Record<string, readonly string[]>>, before: Readonly<Record<string, readonly string[]>> = {}) =>
    [...config(ssh({ settings: Object.fromEntries(Object.entries(settings).map(([name, after]) => [name, entry({ value: { Port: 1 }, after, before: before[name] ?? [] })])) })).matchAll(/^Host (.*)$/gm)].map(([, name]) => name);

  test("is that of writing", () => {
    expect(names({ c: [], a: [], b: [] })).toEqual(["c", "a", "b"]);
  });

  test.for([
    [{ a: ["c"], b: [], c: [] }, {}, "c a b"],
    [{ a: ["b", "d"], b: ["d"], c: [], d: [] }, {}, "d b a c"],
    [{ a: [], b: [], c: [] }, { c: ["a"] }, "c a b"],
    [{ a: ["nowhere"], "*": [], b: [] }, { "*": ["a"] }, "a b *"],
  ] as const)("heeds neighbours: %j %j", ([after, before, order]) => {
    expect(names(after, before).join(" ")).toBe(order);
  });

  test("is refused where it goes in a circle", () => {
    expect(() => names({ a: ["b"], b: ["c"], c: ["a"] })).toThrow("wait for each other");
  });
});

test.for([
  [{ extraConfig: "Port 3" }, "block for all hosts"],
  [{ settings: { a: { extraOptions: { Port: "3" } } } }, "'extraOptions' is no directive"],
  [{ settings: { a: { DynamicForward: { address: "/run/socket", port: 1 } } } }, "no port, but one is given in: a"],
  [{ settings: { a: entry({ value: { LocalForward: [{ bind: { address: "/run/socket", port: 1 }, host: { port: 2 } }] } }) } }, "no port"],
  [{ matchBlocks: { a: { remoteForwards: [{ bind: { port: 1 }, host: { address: "/run/socket", port: 2 } }] } } }, "no port"],
  [{ settings: { a: { LocalForward: { bind: { port: 1 } } } } }, "'bind' and 'host', but one is missing in: a"],
  [{ settings: { a: { header: 3 } } }, "programs.ssh.settings.a"],
  [{ matchBlocks: { a: { prot: 3 } } }, "prot"],
  [{ matchBlocks: { a: { port: 70_000 } } }, "programs.ssh.matchBlocks.a"],
] as const)("refuses %j", ([options, message]) => {
  expect(() => config(ssh(options as never))).toThrow(message);
});

test("installs OpenSSH only when told", () => {
  expect(buildHome(ssh({ enable: true })).packages).toEqual([]);
  expect(buildHome(ssh({ enable: true, package: pkg("openssh_hpn") })).packages).toEqual(["openssh_hpn"]);
});
