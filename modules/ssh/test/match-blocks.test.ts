import { entry } from "@hm/api";
import { ssh } from "@hm/ssh";
import { buildHome, differenceFromGolden } from "@hm/testing";
import { expect, test } from "vitest";

const base = ssh({ enable: true, enableDefaultConfig: false });

test("writes blocks of the older form, and says so", () => {
  const { files, warnings } = buildHome(
    base,
    ssh({
      matchBlocks: {
        all: {
          host: "*.example.org !gate.example.org", addKeysToAgent: "1h", addressFamily: "inet6", certificateFile: "~/.ssh/cert", checkHostIP: false, compression: true,
          controlMaster: "auto", controlPath: "~/.ssh/%C", controlPersist: "10m", forwardAgent: false, forwardX11: true, forwardX11Trusted: true, hashKnownHosts: false,
          hostname: "real.example.org", identitiesOnly: true, identityAgent: ["~/agent"], identityFile: ["a", "b"], kexAlgorithms: ["x", "y"], port: 22,
          proxyCommand: "nc %h %p", proxyJump: "gate", sendEnv: ["LANG", "TZ"], serverAliveCountMax: 2, serverAliveInterval: 0, setEnv: { A: 1, B: "two words" },
          user: "jane", userKnownHostsFile: "~/known",
          localForwards: [{ bind: { port: 1 }, host: { address: "there", port: 2 } }, { bind: { address: "/here" }, host: { port: 3 } }],
          remoteForwards: [{ bind: { address: "*", port: 4 }, host: { address: "/there" } }],
          dynamicForwards: [{ port: 5 }, { address: "::", port: 6 }],
        },
        bare: { checkHostIP: true, forwardX11: false, forwardX11Trusted: false, identityFile: null, proxyJump: null, setEnv: {} },
        first: entry({ before: ["all"], value: { match: "canonical", host: "unused", identityFile: "one" } }),
        more: { user: "typed", extraOptions: { User: "extra", Tag: "t" } },
        "*": entry({ before: ["all"], value: { port: 99 } }),
      },
    }),
  );

  expect(differenceFromGolden(new URL("golden/match-blocks", import.meta.url), files[".ssh/config"]!)).toBeUndefined();
  expect(warnings.map((it) => it.message)).toEqual([
    expect.stringContaining("older form"),
    "'match' wins over 'host', and both are set in: first.",
    "'extraOptions' is now part of the blocks of 'programs.ssh.settings', and set in: more.",
  ]);
});

test("merges blocks of both forms", () => {
  const { files } = buildHome(base, ssh({ matchBlocks: { a: { port: 1 }, c: { port: 3 } }, settings: { a: { User: "jane" }, b: { Port: 2 } } }));

  expect(files[".ssh/config"]).toBe("Host a\n  Port 1\n  User jane\n\nHost b\n  Port 2\n\nHost c\n  Port 3\n");
});
