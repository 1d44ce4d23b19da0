import { defineModule, step, types, when, z } from "@hm/api";
import { lines, shellQuote } from "@hm/formats";
import { gpg } from "@hm/gpg";
import { home } from "@hm/home";
import { conf } from "./conf.ts";
import { sshSocketInShells, terminalInShells } from "./shells.ts";
import { units } from "./units.ts";

const seconds = (what: string) => z.int().nullable().default(null).describe(`${what}, in seconds. \`null\` leaves it to the agent.`);

const integration = (shell: "Bash" | "Fish" | "Nushell" | "Zsh", name: string) =>
  types
    .derived(z.boolean(), `home.shell.enable${shell}Integration`, ({ get }) => get(home).shell[`enable${shell}Integration`])
    .describe(`Whether ${name} tells the agent which terminal to ask in.`);

/** The agent of GnuPG, which keeps private keys and asks for their passphrases. */
export const gpgAgent = defineModule({
  path: "services.gpg-agent",
  description: "The agent of GnuPG, which keeps private keys and asks for their passphrases.",
  options: {
    enable: types.enable("the agent of GnuPG"),
    defaultCacheTtl: seconds("How long a passphrase is kept after its last use"),
    defaultCacheTtlSsh: seconds("How long the passphrase of an SSH key is kept after its last use"),
    maxCacheTtl: seconds("How long a passphrase is kept at most"),
    maxCacheTtlSsh: seconds("How long the passphrase of an SSH key is kept at most"),
    enableSshSupport: z.boolean().default(false).describe("Whether the agent is one for SSH, too."),
    sshKeys: z.array(z.string()).nullable().default(null).describe("Keygrips of the keys that SSH may use. `null` leaves `sshcontrol` to you."),
    enableExtraSocket: z.boolean().default(false).describe("Whether there is a socket with fewer rights, to be forwarded to other machines."),
    verbose: z.boolean().default(false).describe("Whether the agent says more of what it does."),
    grabKeyboardAndMouse: z.boolean().default(true).describe("Whether nothing else hears the keyboard and the mouse while the agent asks."),
    enableScDaemon: z.boolean().default(true).describe("Whether smart cards can be used."),
    noAllowExternalCache: z.boolean().default(false).describe("Whether the desktop may not keep passphrases in its keyring."),
    extraConfig: types.lines().default("").describe("Further lines of `gpg-agent.conf`."),
    pinentry: {
      package: types.package().nullable().default(null).describe("Package with the program that asks for passphrases. `null` leaves the choice to GnuPG."),
      program: z.string().nullable().default(null).describe("Name of the program in the package. `null` stands for `pinentry`."),
    },
    enableBashIntegration: integration("Bash", "Bash"),
    enableFishIntegration: integration("Fish", "fish"),
    enableNushellIntegration: integration("Nushell", "Nushell"),
    enableZshIntegration: integration("Zsh", "Zsh"),
  },
  renamed: { pinentryPackage: "pinentry.package" },
  removed: { pinentryFlavor: "Name the package with the program in 'services.gpg-agent.pinentry.package'." },
  config: (self) => {
    const { options, get } = self;
    return [
      home({ file: () => ({ [`${get(gpg).homedir}/gpg-agent.conf`]: { text: conf(options) } }) }),
      when(() => options.sshKeys !== null, home({ file: () => ({ [`${get(gpg).homedir}/sshcontrol`]: { text: lines(options.sshKeys!) } }) })),
      // Where gpg is managed, its module sees to that.
      when(() => !get(gpg).enable, home({ activation: { closeGpgAgentHomedir: step({ after: ["linkGeneration"], run: () => `run chmod go-rwx ${shellQuote(get(gpg).homedir)}\n` }) } })),
      terminalInShells(self),
      when(() => options.enableSshSupport, sshSocketInShells(get)),
      units(self),
    ];
  },
});
