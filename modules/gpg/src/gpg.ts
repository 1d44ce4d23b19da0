import { defineModule, pkg, step, types, when, z } from "@hm/api";
import { shellQuote } from "@hm/formats";
import { home } from "@hm/home";
import { conf, confFile, DEFAULTS } from "./conf.ts";
import { checkKeyring, importKeys } from "./import-keys.ts";
import { publicKeys } from "./public-keys.ts";

/** GnuPG, which encrypts and signs. */
export const gpg = defineModule({
  path: "programs.gpg",
  description: "GnuPG, which encrypts and signs.",
  options: {
    enable: types.enable("GnuPG"),
    package: types.nullablePackage(pkg("gnupg"), "GnuPG"),
    settings: confFile.describe("Options of gpg(1) in `gpg.conf`. `true` writes the name alone, `false` leaves the option out, and a list repeats it."),
    scdaemonSettings: confFile.describe("Options of scdaemon(1), which reads smart cards, in `scdaemon.conf`."),
    dirmngrSettings: confFile.describe("Options of dirmngr(8), which asks keyservers, in `dirmngr.conf`."),
    gpgsmSettings: confFile.describe("Options of gpgsm(1), for S/MIME, in `gpgsm.conf`."),
    homedir: types
      .derived(z.string().startsWith("/", "an absolute path"), "~/.gnupg", ({ get }) => `${get(home).homeDirectory}/.gnupg`)
      .describe("Folder of the keyrings and of the configuration."),
    mutableKeys: z.boolean().default(true).describe("Whether the keyring is yours to change: `publicKeys` are then added to it. Otherwise it holds these alone, and is read-only."),
    mutableTrust: z.boolean().default(true).describe("Whether trust is yours to change: that of `publicKeys` is then set beside it. Otherwise every activation writes the trust database anew."),
    publicKeys: publicKeys.default([]).describe("Public keys to import, with the trust in their owners."),
  },
  config: ({ options, set }) => [
    set({ settings: DEFAULTS }),
    home({
      packages: () => (options.package === null ? [] : [options.package]),
      sessionVariables: { GNUPGHOME: () => options.homedir },
      file: () => ({
        [`${options.homedir}/gpg.conf`]: { text: () => conf(options.settings) },
        [`${options.homedir}/scdaemon.conf`]: { text: () => conf(options.scdaemonSettings) },
      }),
      activation: {
        // The folder is there by then: its configuration was linked into it.
        closeGpgHomedir: step({ after: ["linkGeneration"], run: () => `run chmod go-rwx ${shellQuote(options.homedir)}\n` }),
      },
    }),
    when(() => Object.keys(options.dirmngrSettings).length > 0, home({ file: () => ({ [`${options.homedir}/dirmngr.conf`]: { text: () => conf(options.dirmngrSettings) } }) })),
    when(() => Object.keys(options.gpgsmSettings).length > 0, home({ file: () => ({ [`${options.homedir}/gpgsm.conf`]: { text: () => conf(options.gpgsmSettings) } }) })),
    when(() => options.publicKeys.length > 0, home({ activation: { importGpgKeys: step({ after: ["linkGeneration", "closeGpgHomedir"], run: () => importKeys(options) }) } })),
    when(() => options.publicKeys.length > 0 && !options.mutableKeys, home({ activation: { checkGpgKeyring: step({ before: ["writeBoundary"], run: () => checkKeyring(options.homedir) }) } })),
  ],
});
