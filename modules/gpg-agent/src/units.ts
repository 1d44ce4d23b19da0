import { pkg, stored, when, type Definition, type Get } from "@hm/api";
import { gpg } from "@hm/gpg";
import { home } from "@hm/home";
import { systemdUser } from "@hm/systemd";
import { programOf } from "./program.ts";
import { findSshSocket } from "./shells.ts";
import { socket, socketPath } from "./sockets.ts";

interface Options {
  readonly enableSshSupport: boolean;
  readonly enableExtraSocket: boolean;
  readonly verbose: boolean;
}

const AGENT = "GnuPG cryptographic agent";

/** The agent's service, and the sockets that start it. */
export function units({ options, get }: { readonly options: Options; readonly get: Get }): Definition[] {
  const program = (name: string) => programOf(get(gpg).package, name);
  const path = (name: string) => () => socketPath(name, get(gpg).homedir, `${get(home).homeDirectory}/.gnupg`);
  const environment = () => [`GNUPGHOME=${get(gpg).homedir}`].map(asWord);
  return [
    systemdUser({
      services: {
        "gpg-agent": {
          Service: {
            Environment: environment,
            ExecReload: () => `${program("gpgconf")} --reload gpg-agent`,
            ExecStart: () => `${program("gpg-agent")} --supervised${options.verbose ? " --verbose" : ""}`,
          },
          Unit: { After: "gpg-agent.socket", Description: `${AGENT} and passphrase cache`, Documentation: "man:gpg-agent(1)", RefuseManualStart: true, Requires: "gpg-agent.socket" },
        },
      },
      sockets: {
        "gpg-agent": () => socket({ description: `${AGENT} and passphrase cache`, documentation: "man:gpg-agent(1)", name: "std", path: path("S.gpg-agent")() }),
      },
    }),
    when(
      () => options.enableSshSupport,
      systemdUser({
        services: {
          "set-SSH_AUTH_SOCK": {
            Install: { WantedBy: ["default.target"] },
            Service: { ExecStart: () => stored("set-SSH_AUTH_SOCK", { text: announcement(findSshSocket(get)), executable: true }), Type: "oneshot" },
            Unit: { Description: "Sets SSH_AUTH_SOCK in the D-Bus daemon and systemd" },
          },
        },
        sockets: {
          "gpg-agent-ssh": () => socket({ description: `${AGENT} (ssh-agent emulation)`, documentation: "man:gpg-agent(1) man:ssh-add(1) man:ssh-agent(1) man:ssh(1)", name: "ssh", path: path("S.gpg-agent.ssh")() }),
        },
      }),
    ),
    when(
      () => options.enableExtraSocket,
      systemdUser({
        sockets: {
          "gpg-agent-extra": () => socket({ description: `${AGENT} and passphrase cache (restricted)`, documentation: "man:gpg-agent(1) man:ssh(1)", name: "extra", path: path("S.gpg-agent.extra")() }),
        },
      }),
    ),
  ].flat();
}

/** The script that tells systemd and D-Bus of the socket, for programs that no shell starts. */
function announcement(find: string): string {
  return `#!/bin/sh\n${find}exec ${pkg("dbus")}/bin/dbus-update-activation-environment --systemd SSH_AUTH_SOCK\n`;
}

/** A word of a unit, where `%` begins a specifier. */
function asWord(text: string): string {
  const escaped = text.replaceAll("%", "%%");
  return /[\s"'\\]/.test(escaped) ? `"${escaped.replace(/["\\]/g, "\\$&")}"` : escaped;
}
