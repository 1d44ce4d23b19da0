import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { digestOf, executableDigest } from "./digest.ts";
import { isSystemError, storeErrors } from "./errors.ts";
import { mark, temporaryName, type OwnMarker } from "./markers.ts";
import { inspect, objectName, type Look } from "./mend.ts";
import { removeTree } from "./remove-tree.ts";
import { commitFolder, placeAside, treeDigest, writeObject, writeTree } from "./write-objects.ts";

/** A file for the store. Its content is only asked for when the store lacks it. */
export interface FileObject {
  readonly name: string;
  /** Of the content alone. */
  readonly digest: string;
  readonly executable: boolean;
  readonly content: () => FileContent;
}

/** What a file holds, or the path of a large file that it is a copy of. */
export type FileContent = string | Uint8Array | { readonly copyOf: string };

/** Something in a tree; paths are relative to it, and a directory comes before what is in it. */
export type TreeEntry =
  | { readonly kind: "directory"; readonly path: string }
  | { readonly kind: "link"; readonly path: string; readonly to: string }
  | ({ readonly kind: "file"; readonly path: string } & Omit<FileObject, "name">);

/** Content-addressed objects: written once, whole or not at all, and never changed. All methods give absolute paths. */
export interface Store extends Disposable {
  readonly directory: string;
  /** Must come before anything else; until `settle`, objects may be added. Throws `HM_LOCKED` while garbage is collected. */
  open(): void;
  /** Ends adding. What was added or asked for stays safe from garbage collection until the store is disposed of. */
  settle(): void;
  /** The file may be written only by the next `flush`. */
  file(object: FileObject): string;
  text(name: string, text: string, executable?: boolean): string;
  tree(name: string, entries: readonly TreeEntry[]): string;
  /** Whether there is an object of this name. */
  has(name: string): boolean;
  /** Writes the files that were asked for. */
  flush(): void;
  /** Begins an object that is a folder. */
  stage(name: string): StagedFolder;
}

/** A folder that is not in the store before it is complete. */
export interface StagedFolder {
  /** Where to make it. */
  readonly path: string;
  /** Where it will be. */
  readonly final: string;
  commit(): void;
  abandon(): void;
}

/** Bytes that may wait to be written. */
const ENOUGH = 32 * 1024 * 1024;

/** Opens the store in a directory, which is made when it is needed. */
export function createStore(directory: string): Store {
  let marker: OwnMarker | undefined;
  let look: Look = { objects: new Set(), contended: false, collector: undefined };
  const waiting = new Map<string, { readonly content: FileContent; readonly executable: boolean }>();
  let bytes = 0;

  const flush = (): void => {
    for (const [name, it] of waiting) {
      const write = (path: string) => writeObject(path, it.content, it.executable);
      if (look.contended) placeAside(directory, name, write);
      else write(`${directory}/${name}`);
    }
    waiting.clear();
    bytes = 0;
  };
  const file = (object: FileObject): string => {
    const name = objectName(object.executable ? executableDigest(object.digest) : object.digest, object.name);
    const path = `${directory}/${name}`;
    if (look.objects.has(name) && (!look.contended || waiting.has(name))) return path;
    const content = object.content();
    look.objects.add(name);
    waiting.set(name, { content, executable: object.executable });
    bytes += typeof content === "object" && "copyOf" in content ? 0 : content.length;
    if (bytes > ENOUGH) flush();
    return path;
  };
  const stage = (name: string): StagedFolder => {
    const final = `${directory}/${name}`;
    const path = join(directory, temporaryName());
    return {
      path,
      final,
      commit() {
        commitFolder(path, final);
        look.objects.add(name);
      },
      abandon: () => void removeTree(path),
    };
  };
  const tree = (title: string, entries: readonly TreeEntry[]): string => {
    const name = objectName(treeDigest(entries), title);
    if (look.objects.has(name)) return `${directory}/${name}`;
    const staged = stage(name);
    try {
      writeTree(staged.path, entries);
      staged.commit();
      return staged.final;
    } catch (error) {
      staged.abandon();
      throw error;
    }
  };
  return {
    directory,
    file,
    tree,
    stage,
    flush,
    has: (name) => look.objects.has(name),
    text: (name, text, executable = false) => file({ name, digest: digestOf(text), executable, content: () => text }),
    open() {
      try {
        if (marker) marker.become("writing");
        else {
          mkdirSync(directory, { recursive: true, mode: 0o700 });
          marker = mark(directory, "writing");
        }
        look = inspect(directory, readdirSync(directory), marker.name);
      } catch (error) {
        throw isSystemError(error) ? storeErrors.unwritable(directory, error) : error;
      }
      if (look.collector !== undefined) throw storeErrors.busy(look.collector);
    },
    settle() {
      flush();
      marker?.become("using");
    },
    [Symbol.dispose]() {
      marker?.[Symbol.dispose]();
      marker = undefined;
    },
  };
}
