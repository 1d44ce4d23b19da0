import { order, when, type Definition, type Get } from "@hm/api";
import { bash } from "@hm/bash";
import { fish } from "@hm/fish";
import { shellQuote } from "@hm/formats";
import { gpg } from "@hm/gpg";
import { home } from "@hm/home";
import { nushell } from "@hm/nushell";
import { zsh } from "@hm/zsh";
import { programOf } from "./program.ts";

interface Options {
  readonly enableSshSupport: boolean;
  readonly enableBashIntegration: boolean;
  readonly enableFishIntegration: boolean;
  readonly enableNushellIntegration: boolean;
  readonly enableZshIntegration: boolean;
}

/** Other code asks for the socket, and so it is there early. */
const early = (text: () => string) => order(900, text);

/** Tells the agent of the terminal that it can ask in. */
export function terminalInShells({ options, get }: { readonly options: Options; readonly get: Get }): Definition[] {
  const update = (ending: string) => (options.enableSshSupport ? `${program(get, "gpg-connect-agent")} --quiet updatestartuptty /bye ${ending}\n` : "");
  return [
    when(() => options.enableBashIntegration, bash({ initExtra: () => `GPG_TTY="$(tty)"\nexport GPG_TTY\n${update("> /dev/null")}` })),
    when(() => options.enableZshIntegration, zsh({ initContent: () => `export GPG_TTY=$TTY\n${update("> /dev/null")}` })),
    when(() => options.enableFishIntegration, fish({ interactiveShellInit: () => `set -gx GPG_TTY (tty)\n${update("> /dev/null")}` })),
    when(() => options.enableNushellIntegration, nushell({ extraConfig: () => `$env.GPG_TTY = (tty)\n${update("| ignore")}` })),
  ].flat();
}

/** Has programs find the agent's socket for SSH, but for sessions that bring the agent of another machine along. */
export function sshSocketInShells(get: Get): Definition[] {
  const unset = (name: string) => `("${name}" not-in $env) or ($env.${name} | is-empty)`;
  const find = () => `${program(get, "gpgconf")} --list-dirs agent-ssh-socket`;
  return [
    bash({ profileExtra: early(() => findSshSocket(get)) }),
    zsh({
      envExtra: early(() => `if [[ ! -o login ]]; then\n${findSshSocket(get, "  ")}fi\n`),
      profileExtra: early(() => findSshSocket(get)),
    }),
    fish({ shellInit: early(() => `if test -z "$SSH_AUTH_SOCK"; or test -z "$SSH_CONNECTION"\n  set -x SSH_AUTH_SOCK (${find()})\nend\n`) }),
    nushell({ extraConfig: early(() => `if ${unset("SSH_AUTH_SOCK")} or ${unset("SSH_CONNECTION")} {\n  $env.SSH_AUTH_SOCK = $"(${find()})"\n}\n`) }),
  ];
}

/** POSIX shell code that finds the socket for SSH. A folder that is not the usual one is named, since `GNUPGHOME` may be set later. */
export function findSshSocket(get: Get, indent = ""): string {
  const { homedir } = get(gpg);
  const options = homedir === `${get(home).homeDirectory}/.gnupg` ? "" : ` --homedir ${shellQuote(homedir)}`;
  const lines = ['if [ -z "$SSH_AUTH_SOCK" -o -z "$SSH_CONNECTION" ]; then', `  export SSH_AUTH_SOCK="$(${program(get, "gpgconf")}${options} --list-dirs agent-ssh-socket)"`, "fi"];
  return lines.map((it) => `${indent}${it}\n`).join("");
}

function program(get: Get, name: string): string {
  return programOf(get(gpg).package, name);
}
