import { hash } from "node:crypto";

const ALPHABET = "0123456789abcdfghijklmnpqrsvwxyz";
const PAIRS = Array.from({ length: 1024 }, (_, it) => ALPHABET[it >> 5]! + ALPHABET[it & 31]!);

/** Length of a digest in characters, each of which carries five bits. */
export const DIGEST_LENGTH = 32;

/** The hash that names content in the store: the first 160 bits of its SHA-256 in Nix's base 32. */
export function digestOf(content: string | Uint8Array): string {
  return encodeDigest(hash("sha256", content, "buffer"));
}

/** Writes the first 20 bytes of a hash as a digest. */
export function encodeDigest(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < 20; at += 5) {
    const high = (bytes[at]! << 12) | (bytes[at + 1]! << 4) | (bytes[at + 2]! >> 4);
    const low = ((bytes[at + 2]! & 15) << 16) | (bytes[at + 3]! << 8) | bytes[at + 4]!;
    text += PAIRS[high >> 10]! + PAIRS[high & 1023]! + PAIRS[low >> 10]! + PAIRS[low & 1023]!;
  }
  return text;
}

/** Digest of an executable file, which is another object than a plain one of the same content. */
export function executableDigest(content: string): string {
  return digestOf(`executable:${content}`);
}
