import { fallback, z } from "@hm/api";

/** Options of one of GnuPG's programs. */
export const confFile = z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])).default({});

/** What `gpg.conf` says unless it is told otherwise. */
export const DEFAULTS = {
  "cert-digest-algo": fallback("SHA512"),
  "default-preference-list": fallback("SHA512 SHA384 SHA256 AES256 AES192 AES ZLIB BZIP2 ZIP Uncompressed"),
  "display-charset": fallback("utf-8"),
  "keyid-format": fallback("0xlong"),
  "list-options": fallback("show-uid-validity"),
  "no-comments": fallback(true),
  "no-emit-version": fallback(true),
  "no-symkey-cache": fallback(true),
  "personal-cipher-preferences": fallback("AES256 AES192 AES"),
  "personal-compress-preferences": fallback("ZLIB BZIP2 ZIP Uncompressed"),
  "personal-digest-preferences": fallback("SHA512 SHA384 SHA256"),
  "require-cross-certification": fallback(true),
  "s2k-cipher-algo": fallback("AES256"),
  "s2k-digest-algo": fallback("SHA512"),
  "verify-options": fallback("show-uid-validity"),
  "with-fingerprint": fallback(true),
};

/** Writes options, one in a line. One that is off leaves an empty line. */
export function conf(options: z.output<typeof confFile>): string {
  return Object.entries(options)
    .flatMap(([name, value]) => (Array.isArray(value) ? value.map((it) => `${name} ${it}`) : typeof value === "string" ? [`${name} ${value}`] : [value ? name : ""]))
    .map((it) => `${it}\n`)
    .join("");
}
