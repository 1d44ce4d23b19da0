import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { replaceTokens, type Definition } from "@hm/api";
import { gpg } from "@hm/gpg";
import { home as base } from "@hm/home";
import { buildHome, createTestHome, requireProgram, type Ran, type TestHome } from "@hm/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** Makes a key of its own and gives it armored, with its fingerprint. Its agent is ended. */
function makeKey(name: string): { readonly armored: string; readonly fingerprint: string } {
  const GNUPGHOME = mkdtempSync("/tmp/hmg");
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: "utf8", env: { PATH: process.env["PATH"], GNUPGHOME }, stdio: ["ignore", "pipe", "ignore"] });
  try {
    run("gpg", "--batch", "--passphrase", "", "--quick-generate-key", `${name} <${name}@example.org>`, "ed25519", "sign", "never");
    return { armored: run("gpg", "--armor", "--export"), fingerprint: /^fpr:+(\w+):$/m.exec(run("gpg", "--with-colons", "--list-keys"))![1]! };
  } finally {
    run("gpgconf", "--kill", "all");
    rmSync(GNUPGHOME, { recursive: true, force: true });
  }
}

const homedir = (home: TestHome) => join(home.directory, "g");
const asGpg = (home: TestHome, program: string, ...args: readonly string[]) => home.run(program, args, { env: { GNUPGHOME: homedir(home) } });

/** Writes the files and runs the steps of a configuration, as an activation does. */
async function activate(home: TestHome, options: Parameters<typeof gpg>[0], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const given: Definition[] = [base({ homeDirectory: home.directory }), gpg({ enable: true, homedir: homedir(home), package: null }), gpg(options)];
  const built = buildHome(given);
  const steps = built.home.steps.flatMap(({ run }) => (typeof run === "string" ? [run] : []));
  const script = ['set -eu -o pipefail; VERBOSE_ARG=""', 'run() { if [[ -v DRY_RUN ]]; then echo "$@"; else "$@"; fi; }', 'errorEcho() { echo "$@" >&2; }', ...steps].join("\n");
  let count = 0;
  const resolved = replaceTokens(script, ({ data }) => {
    const { content } = data as { readonly content: { readonly text: string } };
    home.write(`store/${++count}`, content.text, 0o444);
    return join(home.directory, "store", String(count));
  });
  for (const [target, text] of Object.entries(built.files)) if (target.startsWith("g/")) home.write(target, text);
  return home.run("bash", ["-c", resolved], { env });
}

const listed = async (home: TestHome) => [...(await asGpg(home, "gpg", "--with-colons", "--list-keys")).stdout.matchAll(/^fpr:+(\w+):$/gm)].map(([, it]) => it);
const trusted = async (home: TestHome) => (await asGpg(home, "gpg", "--export-ownertrust")).stdout.split("\n").filter((it) => it && !it.startsWith("#"));

const missing = ["gpg", "gpgconf", "gpgsm", "dirmngr"].filter((it) => !requireProgram(it));

describe.skipIf(missing.length > 0)("the real GnuPG", { timeout: 30_000 }, () => {
  let jane: ReturnType<typeof makeKey>;
  let john: ReturnType<typeof makeKey>;
  beforeAll(() => {
    jane = makeKey("jane");
    john = makeKey("john");
  });
  const homes: TestHome[] = [];
  const make = () => {
    const home = createTestHome();
    homes.push(home);
    return home;
  };
  afterAll(async () => {
    for (const home of homes) {
      await asGpg(home, "gpgconf", "--kill", "all");
      home[Symbol.dispose]();
    }
  });

  test("takes every setting", async () => {
    const home = make();
    await activate(home, { settings: { "keyid-format": "long", "default-key": "0xA" }, dirmngrSettings: { keyserver: "hkps://keys.example.org" }, gpgsmSettings: { "disable-dirmngr": true } });
    const option = async (component: string, name: string) => {
      const { stdout, stderr } = await asGpg(home, "gpgconf", "--list-options", component);
      expect(stderr).toBe("");
      return stdout.split("\n").find((it) => it.startsWith(`${name}:`))?.split(":")[9];
    };

    expect(await option("gpg", "default-key")).toBe('"0xA');
    expect(await option("dirmngr", "keyserver")).toMatch(/^"hkps%3a\/\/keys\.example\.org/);
    expect((await asGpg(home, "gpg", "--list-keys")).stderr).not.toMatch(/gpg\.conf|invalid|unknown/);
    expect((await asGpg(home, "gpgsm", "--list-keys")).stderr).not.toMatch(/gpgsm\.conf/);
    expect(statSync(homedir(home)).mode & 0o777).toBe(0o700);
  });

  test("adds keys and trust to those of the user", async () => {
    const home = make();
    await activate(home, { publicKeys: [{ text: john.armored, trust: "never" }] });
    expect(await activate(home, { publicKeys: [{ text: jane.armored, trust: "ultimate" }] })).toMatchObject({ status: 0 });

    expect((await listed(home)).toSorted()).toEqual([jane.fingerprint, john.fingerprint].toSorted());
    expect((await trusted(home)).toSorted()).toEqual([`${jane.fingerprint}:6:`, `${john.fingerprint}:3:`].toSorted());
  });

  test("trusts every key of a file", async () => {
    const home = make();
    home.write("both.asc", jane.armored + john.armored);
    await activate(home, { publicKeys: [{ source: join(home.directory, "both.asc"), trust: 4 }] });

    expect((await trusted(home)).toSorted()).toEqual([`${jane.fingerprint}:5:`, `${john.fingerprint}:5:`].toSorted());
  });

  test("makes a keyring that holds nothing else, and gives it back", async () => {
    const home = make();
    const publicKeys = [{ text: jane.armored, trust: "full" as const }];
    expect(await activate(home, { mutableKeys: false, mutableTrust: false, publicKeys })).toMatchObject({ status: 0 });
    expect([await listed(home), await trusted(home)]).toEqual([[jane.fingerprint], [`${jane.fingerprint}:5:`]]);
    expect(statSync(join(homedir(home), "pubring.kbx")).mode & 0o777).toBe(0o400);

    expect(await activate(home, { mutableKeys: false, publicKeys: [{ text: john.armored }] })).toMatchObject({ status: 0 });
    expect(await listed(home)).toEqual([john.fingerprint]);

    expect(await activate(home, { publicKeys })).toMatchObject({ status: 0 });
    expect(await listed(home)).toHaveLength(2);
    expect(statSync(join(homedir(home), "pubring.kbx")).mode & 0o200).toBe(0o200);
  });

  test("stops before it takes the place of a keyring of the user", async () => {
    const home = make();
    await activate(home, { publicKeys: [{ text: john.armored, trust: 5 }] });

    const { status, stderr } = await activate(home, { mutableKeys: false, publicKeys: [{ text: jane.armored }] });

    expect([status, stderr]).toEqual([1, expect.stringContaining(`Existing file '${homedir(home)}/pubring.kbx' is in the way`)]);
    expect(await listed(home)).toEqual([john.fingerprint]);
  });

  test("keeps the trust that was there before", async () => {
    const home = make();
    await activate(home, { publicKeys: [{ text: john.armored, trust: 5 }] });
    const before = home.read("g/trustdb.gpg");
    expect(await activate(home, { mutableTrust: false, publicKeys: [{ text: jane.armored, trust: 3 }] })).toMatchObject({ status: 0 });

    expect(await trusted(home)).toEqual([`${jane.fingerprint}:4:`]);
    expect(home.read("g/trustdb.gpg.before-hm")).toBe(before);
    expect((await listed(home)).toSorted()).toEqual([jane.fingerprint, john.fingerprint].toSorted());
  });

  test("changes nothing in a dry run", async () => {
    const home = make();
    await activate(home, {});
    const before = home.snapshot(["store"]);
    const { status, stdout } = await activate(home, { mutableKeys: false, mutableTrust: false, publicKeys: [{ text: jane.armored, trust: 5 }] }, { DRY_RUN: "1" });

    expect([status, stdout]).toEqual([0, expect.stringContaining("pubring.kbx")]);
    expect(home.snapshot(["store"])).toEqual(before);
  });
});
