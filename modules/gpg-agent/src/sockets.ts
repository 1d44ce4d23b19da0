import { createHash } from "node:crypto";

/** The alphabet of z-base-32. */
const ALPHABET = "ybndrfg8ejkmcpqxot1uwisza345h769";

/** Where GnuPG looks for a socket of its agent, as systemd spells it: a folder that is not the usual one has sockets of its own. */
export function socketPath(name: string, homedir: string, usual: string): string {
  return homedir === usual ? `%t/gnupg/${name}` : `%t/gnupg/d.${digest(homedir)}/${name}`;
}

/** What GnuPG tells folders apart by: the first 120 bits of a hash, five to a letter. */
function digest(homedir: string): string {
  const bytes = createHash("sha1").update(homedir).digest().subarray(0, 15);
  const bits = Array.from(bytes, (it) => it.toString(2).padStart(8, "0")).join("");
  return Array.from(bits.matchAll(/.{5}/g), ([it]) => ALPHABET[Number.parseInt(it, 2)]).join("");
}

/** A socket that has systemd start the agent. */
export function socket(it: { readonly description: string; readonly documentation: string; readonly name: string; readonly path: string }) {
  return {
    Install: { WantedBy: ["sockets.target"] },
    Socket: { DirectoryMode: "0700", FileDescriptorName: it.name, ListenStream: it.path, Service: "gpg-agent.service", SocketMode: "0600" },
    Unit: { Description: it.description, Documentation: it.documentation },
  };
}
