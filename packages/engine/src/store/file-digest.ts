import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { digestOf, encodeDigest } from "./digest.ts";

/** Files above this many bytes are read piece by piece. */
export const LARGE = 16 * 1024 * 1024;

/** Digest of a file's content. */
export function fileDigest(path: string): string {
  const file = openSync(path, "r");
  try {
    return fstatSync(file).size > LARGE ? digestByPieces(file) : digestOf(readFileSync(file));
  } finally {
    closeSync(file);
  }
}

function digestByPieces(file: number): string {
  const sum = createHash("sha256");
  const piece = Buffer.allocUnsafe(1024 * 1024);
  for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) sum.update(piece.subarray(0, size));
  return encodeDigest(sum.digest());
}
