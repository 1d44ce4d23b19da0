import { isHmError } from "@hm/api";
import type { FileMode, HomeFile, ManagedFile, MergeFormat, Values } from "@hm/kernel";
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import type { ParseValues } from "../parse-values.ts";
import type { Store, TreeEntry } from "../store/store.ts";
import { buildErrors } from "./errors.ts";
import { keepMaterial, materialOf, pathMaterial, type Material, type MaterialParts } from "./material.ts";

/** A file as the generation will hold it. */
export interface Placed {
  readonly target: string;
  readonly file: ManagedFile;
  /** What `home-files` links to. */
  readonly to: string;
  /** What asked for it. */
  readonly from: HomeFile;
  /** It is one of many in a folder that is linked file by file. */
  readonly inTree: boolean;
}

export interface ManageParts extends MaterialParts {
  readonly keep: Store;
  readonly homeDirectory: string;
  /** Parses what is declared of a merged file. */
  readonly parse: ParseValues;
}

/** Puts what a file needs into the store, and says what the generation is to hold of it. */
export function manage(from: HomeFile, parts: ManageParts): Placed[] {
  const request = { target: from.target, followLinks: from.recursive && from.ignoreLinks, origin: () => from.origin };
  const found = materialOf(from.source, request, parts);
  const outside = found.kind === "outside" ? found.path : undefined;
  const inside = outside !== undefined && (from.recursive || from.mode !== "link") ? lookOutside(outside, from, parts) : undefined;
  if (outside !== undefined && from.mode === "link") {
    return inside?.kind === "tree" ? inside.entries.flatMap((it) => (it.kind === "directory" ? [] : [linkBelow(from, it.path, outside)])) : [single(from, from.target, found, parts)];
  }
  const material = inside ?? found;
  if (material.kind === "tree" && from.recursive) return material.entries.flatMap((it) => entry(from, it, parts));
  if (material.kind === "tree" && from.mode !== "link") throw buildErrors.folderAsFile(from.target, from.mode, from.origin);
  return [single(from, from.target, material, parts)];
}

/** Reads what lies at a path outside the store, where its content or its names are needed. */
function lookOutside(path: string, from: HomeFile, parts: ManageParts): Material | undefined {
  if (isAbsolute(path) && (existsSync(path) || from.mode !== "link")) return pathMaterial(path, { target: from.target, followLinks: false, origin: () => from.origin }, parts);
  if (from.mode === "link") return undefined;
  throw buildErrors.outsideNotText(from.target, path, from.mode, from.origin);
}

function entry(from: HomeFile, it: TreeEntry, parts: ManageParts): Placed[] {
  if (it.kind === "directory") return [];
  const target = `${from.target}/${it.path}`;
  if (it.kind === "link") {
    // A relative link is to lead to where it would from its place in the home.
    const to = isAbsolute(it.to) ? it.to : join(parts.homeDirectory, dirname(target), it.to);
    return [{ target, file: linked(from, to), to, from, inTree: true }];
  }
  return [{ ...single(from, target, it, parts), inTree: true }];
}

function linkBelow(from: HomeFile, path: string, root: string): Placed {
  const to = `${root}/${path}`;
  return { target: `${from.target}/${path}`, file: linked(from, to), to, from, inTree: true };
}

function single(from: HomeFile, target: string, material: Material, parts: ManageParts): Placed {
  const wanted = material.kind === "file" && from.executable !== null && from.executable !== material.executable ? { ...material, executable: from.executable } : material;
  const to = keepMaterial(target === from.target ? from.name : `hm_${target.slice(target.lastIndexOf("/") + 1)}`, wanted, parts.keep);
  if (from.mode === "link" || wanted.kind !== "file") return { target, file: linked(from, to), to, from, inTree: false };
  const permissions = from.permissions ?? (wanted.executable ? 0o755 : 0o644);
  if (from.mode !== "merge") return { target, file: { mode: from.mode, object: to, digest: wanted.digest, permissions, ...extras(from) }, to, from, inTree: false };
  const content = wanted.content();
  const text = typeof content === "string" ? content : "copyOf" in content ? "" : new TextDecoder().decode(content);
  const format = from.format ?? "keyvalue";
  return { target, file: { mode: "merge", format, values: declared(target, format, text, from, parts), permissions, ...extras(from) }, to, from, inTree: false };
}

function declared(target: string, format: MergeFormat, text: string, from: HomeFile, { parse }: ManageParts): Values {
  try {
    refuseLoss(format, text);
    return parse(format, text);
  } catch (error) {
    throw isHmError(error) || error instanceof SyntaxError ? buildErrors.mergeSyntax(target, format, error, from.origin) : error;
  }
}

/** Refuses lines that are no keys: they would not come into the file. */
function refuseLoss(format: MergeFormat, text: string): void {
  const others = format === "ini" ? /^\s*([#;[]|$)|=/ : format === "keyvalue" ? /^\s*([#;]|$)|=/ : undefined;
  const at = others ? text.split("\n").findIndex((line) => !others.test(line)) : -1;
  if (at >= 0) throw new SyntaxError(`line ${at + 1} has no '='`);
}

function linked(from: HomeFile, to: string): ManagedFile {
  return { mode: "link" satisfies FileMode, to, ...extras(from) };
}

function extras({ force, onChange }: HomeFile): { force?: true; onChange?: string } {
  return force ? (onChange ? { force, onChange } : { force }) : onChange ? { onChange } : {};
}
