import type { Origin } from "@hm/api";
import type { HomeFile, KeyEditor, ManagedFile, Manifest } from "@hm/kernel";
import { accessSync, constants, existsSync, lstatSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { cannotAdopt, notInConfiguration, notManaged } from "../errors.ts";
import { adoptKeys } from "./adopt-keys.ts";

/** How a change made by hand comes into the configuration. */
export type Adoption =
  | { readonly kind: "unchanged"; readonly target: string }
  /** Goes into the file that the configuration names as the source. */
  | { readonly kind: "write"; readonly target: string; readonly into: string; readonly content: string | Uint8Array; readonly before: string | undefined }
  /** Is the user's to put into the configuration. */
  | { readonly kind: "print"; readonly target: string; readonly text: string; readonly origin: Origin | undefined };

/** What the current generation wrote, and what the configuration asks for. */
export interface Sides {
  readonly manifest: Manifest;
  readonly files: readonly HomeFile[];
  readonly open: KeyEditor["open"];
}

/** Finds out where the change to one file belongs. Writes nothing. */
export function adoptFile(target: string, { manifest, files, open }: Sides): Adoption {
  const managed = manifest.files[target];
  const path = join(manifest.homeDirectory, target);
  if (!managed) throw notManaged(path);
  const asked = files.find((it) => it.target === target) ?? files.find((it) => it.recursive && target.startsWith(`${it.target}/`));
  if (!asked) throw notInConfiguration(path);
  if (!existsSync(path)) throw cannotAdopt(path, "the file is gone.", asked.origin);
  if (statSync(path).isDirectory()) throw cannotAdopt(path, "it is a folder.", asked.origin);
  if (managed.mode === "merge") return adoptKeys({ target, path, managed, asked, open });
  const now = readFileSync(path);
  if (isAsWritten(path, managed, now)) return { kind: "unchanged", target };
  return intoSource({ target, path, asked, now });
}

interface Change {
  readonly target: string;
  readonly path: string;
  readonly asked: HomeFile;
  readonly now: Uint8Array;
}

function intoSource({ target, path, asked, now }: Change): Adoption {
  const { source, origin } = asked;
  const text = textOf(now);
  if (source.kind === "path" || source.kind === "outOfStore") {
    const into = target === asked.target ? source.path : join(source.path, target.slice(asked.target.length + 1));
    return writeInto({ target, path, into, content: text ?? now, origin });
  }
  if (origin?.module !== undefined) throw cannotAdopt(path, `the module ${origin.module} makes it from its options.`, origin);
  if (source.kind === "stored") throw cannotAdopt(path, "the configuration computes it.", origin);
  if (text === undefined) throw cannotAdopt(path, "it is no longer text.", origin);
  return { kind: "print", target, text, origin: origin && { ...origin, keys: [...origin.keys, "text"] } };
}

/** The adoption that writes a source file, if it may be written. */
export function writeInto(it: { readonly target: string; readonly path: string; readonly into: string; readonly content: string | Uint8Array; readonly origin: Origin | undefined }): Adoption {
  try {
    accessSync(it.into, constants.W_OK);
  } catch {
    throw cannotAdopt(it.path, `its source ${it.into} cannot be written.`, it.origin);
  }
  const { target, into, content } = it;
  return { kind: "write", target, into, content, before: textOf(readFileSync(into)) };
}

function isAsWritten(path: string, managed: Exclude<ManagedFile, { mode: "merge" }>, now: Uint8Array): boolean {
  const written = managed.mode === "link" ? managed.to : managed.object;
  if (managed.mode === "link" && lstatSync(path).isSymbolicLink()) return true;
  return existsSync(written) && readFileSync(written).equals(now);
}

/** The text that bytes stand for, or nothing where they are none. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
