import { fallback, pkg, types, z, type Wrapped } from "@hm/api";
import { home } from "@hm/home";

/** The program that makes the signatures of each format. */
const SIGNERS = {
  openpgp: `${pkg("gnupg")}/bin/gpg`,
  ssh: `${pkg("openssh")}/bin/ssh-keygen`,
  x509: `${pkg("gnupg")}/bin/gpgsm`,
} as const;

/** What Git signs commits and tags with. */
export const signing = {
  key: z.string().nullable().default(null).describe("Key to sign with: a fingerprint, or a public key or its file for SSH. `null` lets the signer choose by the author."),
  format: types
    .derived(z.enum(["openpgp", "ssh", "x509"]).nullable(), 'null, or "openpgp" for state versions before 25.05', ({ get }) => (get(home).stateVersion < "25.05" ? "openpgp" : null))
    .describe("Format of signatures. `null` leaves it to Git."),
  signByDefault: z.boolean().nullable().default(null).describe("Whether to sign every commit and tag. `null` leaves it to Git."),
  signer: types
    .derived(z.string().nullable(), "the program for the format: gpg, ssh-keygen or gpgsm", ({ siblings }) => SIGNERS[siblings.format as keyof typeof SIGNERS] ?? null)
    .describe("Program that makes the signatures. `null` lets Git find it."),
};

type Section = Record<string, Wrapped<string> | Record<string, Wrapped<string>>>;

interface Signing {
  readonly format: keyof typeof SIGNERS | null;
  readonly signer: string | null;
}

/** The section `gpg`, where a format is chosen. Settings of the user win over it. */
export function gpgSection({ format, signer }: Signing): Section | undefined {
  return format === null ? undefined : { format: fallback(format), [format]: signer === null ? {} : { program: fallback(signer) } };
}
