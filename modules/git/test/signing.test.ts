import { pkg } from "@hm/api";
import { git } from "@hm/git";
import { home } from "@hm/home";
import { buildHome } from "@hm/testing";
import { describe, expect, test } from "vitest";

const config = (stateVersion: "24.11" | "25.05", signing: object) => buildHome(home({ stateVersion }), git({ enable: true, signing })).files[".config/git/config"];
const section = (format: string, program: string) => `[gpg]\n\tformat = "${format}"\n\n[gpg "${format}"]\n\tprogram = "${program}"\n`;

describe("the format", () => {
  test.for([
    ["openpgp", "@gnupg@/bin/gpg"],
    ["ssh", "@openssh@/bin/ssh-keygen"],
    ["x509", "@gnupg@/bin/gpgsm"],
  ] as const)("%s is made by %s", ([format, program]) => {
    for (const stateVersion of ["24.11", "25.05"] as const) expect(config(stateVersion, { format })).toBe(section(format, program));
  });

  test("is openpgp in homes from before 25.05, and Git's own choice since", () => {
    expect(config("24.11", {})).toBe(section("openpgp", "@gnupg@/bin/gpg"));
    expect(config("25.05", {})).toBe("");
    expect(config("24.11", { format: null })).toBe("");
  });

  test("has the signer that it is told", () => {
    expect(config("25.05", { format: "ssh", signer: `${pkg("_1password-gui")}/bin/op-ssh-sign` })).toBe(section("ssh", "@_1password-gui@/bin/op-ssh-sign"));
    expect(config("25.05", { format: "ssh", signer: null })).toBe('[gpg]\n\tformat = "ssh"\n');
    expect(config("25.05", { signer: "unused without a format" })).toBe("");
  });
});

test.for([
  [{ signByDefault: true }, "[commit]\n\tgpgSign = true\n\n[tag]\n\tgpgSign = true\n"],
  [{ signByDefault: false }, "[commit]\n\tgpgSign = false\n\n[tag]\n\tgpgSign = false\n"],
  [{ key: "key::ssh-ed25519 AAAA" }, '[user]\n\tsigningKey = "key::ssh-ed25519 AAAA"\n'],
  [{ key: null, signByDefault: null }, ""],
] as const)("%j writes %j", ([signing, text]) => {
  expect(config("25.05", signing)).toBe(text);
});

test("other modules can read the format and the signer", () => {
  const { get } = buildHome(home({ stateVersion: "24.11" }), git({ enable: true }));

  expect(get(git).signing).toMatchObject({ format: "openpgp", signer: `${pkg("gnupg")}/bin/gpg` });
});
