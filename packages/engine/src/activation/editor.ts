import type { KeyEditor, ManagedFile, Manifest } from "@hm/kernel";
import { contentDigest } from "./content.ts";

/** What planning needs for merged files. The editors of formats are only loaded where a manifest has such files. */
export async function keyEditorFor(...manifests: readonly (Manifest | undefined)[]): Promise<KeyEditor> {
  if (!manifests.some((it) => it && Object.values(it.files).some(isMerged))) return { digest: contentDigest, open: neverOpened };
  const { openDocument } = await import("@hm/formats/documents");
  return { digest: contentDigest, open: openDocument };
}

function isMerged(file: ManagedFile): boolean {
  return file.mode === "merge";
}

function neverOpened(): never {
  throw new Error("a document is opened in a plan without merged files");
}
