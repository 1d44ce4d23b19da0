import { stored, types, z, type Stored } from "@hm/api";

/** Levels of trust by name, as gpg's menu counts them. */
const LEVELS = { unknown: 1, never: 2, marginal: 3, full: 4, ultimate: 5 } as const;

const trust = z.union([z.enum(["unknown", "never", "marginal", "full", "ultimate"]), z.literal([1, 2, 3, 4, 5])]);

const publicKey = z.object({
  text: z.string().nullable().default(null).describe("The key itself, armored."),
  source: types
    .derived(types.path(), "a file with `text`, where there is one", ({ siblings }) => (siblings.text === null ? undefined : stored("gpg-pubkey", { text: siblings.text })) as Stored)
    .describe("File with one or several keys."),
  trust: trust.nullable().default(null).describe("How far the owner is trusted to sign keys of others, by name or from 1, `unknown`, to 5, `ultimate`. `null` says nothing of it."),
});

/** Public keys, each as text or in a file. */
export const publicKeys = z.array(publicKey);

/** A key to import. */
export type PublicKey = z.output<typeof publicKey>;

/** The number of a level of trust in the files of gpg. */
export function ownerTrust(trust: NonNullable<PublicKey["trust"]>): number {
  return (typeof trust === "number" ? trust : LEVELS[trust]) + 1;
}
