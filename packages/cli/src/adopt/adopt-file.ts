import type { HomeFile, KeyEditor, ManagedFile, Manifest } from "@hm/kernel";
import { existsSync, lstatSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { cannotAdopt, notInConfiguration, notManaged } from "../errors.ts";
import { adoptKeys } from "./adopt-keys.ts";
import { textOf, writeInto, type Adoption } from "./adoption.ts";

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

function isAsWritten(path: string, managed: Exclude<ManagedFile, { mode: "merge" }>, now: Uint8Array): boolean {
  const written = managed.mode === "link" ? managed.to : managed.object;
  if (managed.mode === "link" && lstatSync(path).isSymbolicLink()) return true;
  return existsSync(written) && readFileSync(written).equals(now);
}
