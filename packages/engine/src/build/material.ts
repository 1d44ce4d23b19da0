import type { Content, Origin } from "@hm/api";
import type { FileSource } from "@hm/kernel";
import { statSync, type Stats } from "node:fs";
import { join } from "node:path";
import { digestOf } from "../store/digest.ts";
import { isSystemError } from "../store/errors.ts";
import type { FileObject, Store, TreeEntry } from "../store/store.ts";
import { buildErrors } from "./errors.ts";
import type { SourceCache } from "./source-cache.ts";
import { walk } from "./walk.ts";

/** What a source comes to: a file, a folder, or a path that is linked to as it is. */
export type Material =
  | ({ readonly kind: "file" } & Omit<FileObject, "name">)
  | { readonly kind: "tree"; readonly entries: readonly TreeEntry[] }
  | { readonly kind: "outside"; readonly path: string };

/** Who asks for a source, and how. */
export interface Request {
  /** What messages call it. */
  readonly target: string;
  readonly followLinks: boolean;
  readonly origin: () => Origin | undefined;
}

export interface MaterialParts {
  readonly sources: SourceCache;
  readonly resolve: (text: string) => string;
  /** Folder of the store, whose objects are not copied again. */
  readonly store: string;
}

/** Reads a source. Throws `HM_SOURCE_MISSING` and its like. */
export function materialOf(source: FileSource, request: Request, parts: MaterialParts): Material {
  switch (source.kind) {
    case "text":
      return fileOf(parts.resolve(source.text), false);
    case "stored":
      return contentMaterial(source.content, request, parts);
    case "outOfStore":
      return { kind: "outside", path: source.path };
    case "path": {
      const path = parts.resolve(source.path);
      if (path !== source.path || path.startsWith(`${parts.store}/`)) return { kind: "outside", path };
      return pathMaterial(path, request, parts);
    }
  }
}

/** Reads what an object of the store is to be made of. */
export function contentMaterial(content: Content, request: Request, parts: MaterialParts): Material {
  if ("text" in content) return fileOf(parts.resolve(content.text), content.executable ?? false);
  if ("source" in content) return materialOf({ kind: "path", path: content.source }, request, parts);
  const entries = Object.entries(content.files).flatMap(([path, it]): readonly TreeEntry[] => below(path, contentMaterial(it, request, parts)));
  return { kind: "tree", entries };
}

/** Reads a file or folder of the disk, links followed. */
export function pathMaterial(path: string, request: Request, { sources }: MaterialParts): Material {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) throw buildErrors.sourceMissing(request.target, path, request.origin());
    if (stats.isFile()) return { kind: "file", executable: isExecutable(stats), ...sources.file(path, stats) };
    if (stats.isDirectory()) return { kind: "tree", entries: walk(path, { sources, followLinks: request.followLinks, origin: request.origin }) };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === "ENOTDIR") throw buildErrors.sourceMissing(request.target, path, request.origin());
    throw buildErrors.sourceUnreadable(error.path ?? path, error, request.origin());
  }
  throw buildErrors.sourceSpecial(path, request.origin());
}

/** Puts a file or folder into the store. */
export function keepMaterial(name: string, material: Material, store: Store): string {
  if (material.kind === "file") return store.file({ ...material, name });
  return material.kind === "tree" ? store.tree(name, material.entries) : material.path;
}

function fileOf(text: string, executable: boolean): Material {
  return { kind: "file", digest: digestOf(text), executable, content: () => text };
}

function below(path: string, material: Material): readonly TreeEntry[] {
  if (material.kind === "file") return [{ ...material, path }];
  if (material.kind === "outside") return [{ kind: "link", path, to: material.path }];
  return [{ kind: "directory", path }, ...material.entries.map((it) => ({ ...it, path: join(path, it.path) }))];
}

function isExecutable({ mode }: Stats): boolean {
  return (mode & 0o100) !== 0;
}
