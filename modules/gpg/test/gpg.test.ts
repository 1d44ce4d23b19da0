import { pkg, type Definition } from "@hm/api";
import { gpg } from "@hm/gpg";
import { buildHome, differenceFromGolden } from "@hm/testing";
import { describe, expect, test } from "vitest";

const golden = (name: string) => new URL(`golden/${name}`, import.meta.url);
const step = (name: string, ...parts: readonly Definition[]) => buildHome(...parts).home.steps.find((it) => it.name === name)?.run as string | undefined;

test("writes settings over the usual ones", () => {
  const { files } = buildHome(
    gpg({
      enable: true,
      settings: { "no-comments": false, "s2k-cipher-algo": "AES128", "throw-keyids": true, "trusted-key": ["0xA", "0xB"] },
      scdaemonSettings: { "disable-ccid": true, "reader-port": "32768" },
      dirmngrSettings: { keyserver: ["hkps://one", "hkps://two"], "use-tor": true },
      gpgsmSettings: { "with-key-data": true, armor: false },
    }),
  );

  expect(differenceFromGolden(golden("gpg.conf"), files[".gnupg/gpg.conf"]!)).toBeUndefined();
  expect(files).toMatchObject({
    ".gnupg/scdaemon.conf": "disable-ccid\nreader-port 32768\n",
    ".gnupg/dirmngr.conf": "keyserver hkps://one\nkeyserver hkps://two\nuse-tor\n",
    ".gnupg/gpgsm.conf": "with-key-data\n\n",
  });
});

test("writes only what there is to say", () => {
  const { files, packages, profile, home } = buildHome(gpg({ enable: true }));

  expect(differenceFromGolden(golden("defaults.conf"), files[".gnupg/gpg.conf"]!)).toBeUndefined();
  expect(Object.keys(files).filter((it) => it.startsWith(".gnupg"))).toEqual([".gnupg/gpg.conf", ".gnupg/scdaemon.conf"]);
  expect(packages).toEqual(["gnupg"]);
  expect(profile["etc/profile.d/hm-session-vars.sh"]).toContain('export GNUPGHOME="/home/jdoe/.gnupg"\n');
  expect(home.steps.map((it) => it.name)).not.toContain("importGpgKeys");
});

test("keeps everything in the folder that it is told", () => {
  const { files, profile } = buildHome(gpg({ enable: true, homedir: "/home/jdoe/my keys", package: null, publicKeys: [{ text: "key" }] }));

  expect(Object.keys(files)).toEqual(expect.arrayContaining(["my keys/gpg.conf", "my keys/scdaemon.conf"]));
  expect(profile["etc/profile.d/hm-session-vars.sh"]).toContain('export GNUPGHOME="/home/jdoe/my keys"\n');
  expect(step("closeGpgHomedir", gpg({ enable: true, homedir: "/home/jdoe/my keys" }))).toBe("run chmod go-rwx '/home/jdoe/my keys'\n");
});

test("closes the folder to others before keys are imported", () => {
  const names = buildHome(gpg({ enable: true, mutableKeys: false, publicKeys: [{ source: "/key" }] })).home.steps.map((it) => it.name);
  const order = ["checkGpgKeyring", "writeBoundary", "linkGeneration", "closeGpgHomedir", "importGpgKeys"];

  expect(names.filter((it) => order.includes(it))).toEqual(order);
});

describe("public keys", () => {
  test("come from text or from a file", () => {
    const script = step("importGpgKeys", gpg({ enable: true, package: pkg("gnupg24"), publicKeys: [{ text: "armored" }, { source: "/keys/a b.asc", trust: 4 }] }))!;

    expect(script).toMatch(/^run \S*\/bin\/gpg --batch --no-autostart \$quiet --import \/__hm_store__\S*$/m);
    expect(script).toMatch(/^run \S*\/bin\/gpg --batch --no-autostart \$quiet --import '\/keys\/a b\.asc'$/m);
    expect(script).toMatch(/^importTrust '\/keys\/a b\.asc' 5$/m);
  });

  test.for([["unknown", 2], ["never", 3], ["marginal", 4], ["full", 5], ["ultimate", 6], [1, 2], [2, 3], [3, 4], [4, 5], [5, 6]] as const)("are trusted: %s", ([trust, level]) => {
    expect(step("importGpgKeys", gpg({ enable: true, publicKeys: [{ source: "/key", trust }] }))).toContain(`importTrust /key ${level}\n`);
  });

  test.for([[[{}], "publicKeys[0].source"], [[{ source: "/key", trust: 6 }], "publicKeys[0].trust"], [[{ source: "/key", trust: "somewhat" }], "publicKeys[0].trust"]] as const)("%j is refused", ([publicKeys, option]) => {
    expect(() => buildHome(gpg({ enable: true, publicKeys: publicKeys as never }))).toThrow(option);
  });
});

test.for([[{ homedir: "keys" }], [{ settings: { armor: 1 } }], [{ dirmngrSettings: { keyserver: null } }]])("refuses %j", ([options]) => {
  expect(() => buildHome(gpg({ enable: true, ...(options as object) }))).toThrow(expect.objectContaining({ code: "HM_INVALID_OPTION" }));
});
