import { createHash } from "node:crypto";
import { chmodSync, closeSync, existsSync, fchmodSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { encodeDigest } from "../store/digest.ts";

/** Digest of content as manifests have it, on every Node from 18 on. */
export function contentDigest(content: Uint8Array | string): string {
  return encodeDigest(createHash("sha256").update(content).digest());
}

/** Text of a file's bytes, or nothing when they are not UTF-8. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Writes a file of its own, whole and on the disk, for a rename to put it into place. */
export function writeFresh(path: string, content: Uint8Array | string, permissions: number): void {
  rmSync(path, { force: true });
  const file = openSync(path, "wx", 0o600);
  try {
    writeFileSync(file, content);
    fchmodSync(file, permissions);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Keeps the content of a file as an object of the store, unless the object is there. Says no when the content is another one. */
export function saveContent(path: string, it: { readonly object: string; readonly digest: string }): boolean {
  if (existsSync(it.object)) return true;
  const content = readFileSync(path);
  if (contentDigest(content) !== it.digest) return false;
  const fresh = join(dirname(it.object), `.temporary-${process.pid}-${it.digest.slice(0, 8)}`);
  writeFresh(fresh, content, 0o444);
  renameSync(fresh, it.object);
  return true;
}

/** Changes permissions only where they differ. */
export function permit(path: string, permissions: number | undefined): void {
  if (permissions !== undefined) chmodSync(path, permissions);
}
