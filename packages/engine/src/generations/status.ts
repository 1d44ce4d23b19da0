import { isHmError } from "@hm/api";
import type { ManagedFile, MergeFormat, Value, Values } from "@hm/kernel";
import { lstatSync, readlinkSync, type Stats } from "node:fs";
import type { Generation, StatusEntry } from "../engine.ts";
import { loadParser, type ParseValues } from "../parse-values.ts";
import { fileDigest } from "../store/file-digest.ts";
import { textIfAny } from "./text-of.ts";

/** Tells what in the home is no longer as a generation left it. Of merged files only hm's own keys count. */
export async function statusOf({ path, manifest }: Generation): Promise<StatusEntry[]> {
  const parse = Object.values(manifest.files).some((it) => it.mode === "merge") ? await loadParser() : () => ({});
  return Object.entries(manifest.files).flatMap(([target, file]) => {
    const at = `${manifest.homeDirectory}/${target}`;
    const state = stateOf(at, file, parse);
    if (state === undefined) return [];
    return [{ path: target, state, ...textsOf(at, state, `${path}/home-files/${target}`, file, parse) }];
  });
}

function stateOf(at: string, file: ManagedFile, parse: ParseValues): StatusEntry["state"] | undefined {
  const stats = look(at);
  if (file.mode === "create") return undefined;
  if (!stats) return "missing";
  if (file.mode === "link") return stats.isSymbolicLink() && readlinkSync(at) === file.to ? undefined : "replaced";
  if (!stats.isFile()) return "replaced";
  if (file.mode === "merge") return holds(valuesAt(at, file.format, parse), file.values) ? undefined : "changed";
  const asLeft = (stats.mode & 0o777) === file.permissions && isReadable(stats) && fileDigest(at) === file.digest;
  return asLeft ? undefined : "changed";
}

function textsOf(at: string, state: StatusEntry["state"], left: string, file: ManagedFile, parse: ParseValues): Pick<StatusEntry, "expected" | "actual"> {
  if (state === "missing") return {};
  const now = look(at)?.isFile() ? textIfAny(at) : undefined;
  if (file.mode === "merge" && state === "changed") {
    return { expected: render(file.values), actual: now === undefined ? "" : render(restrict(valuesAt(at, file.format, parse), file.values)) };
  }
  const expected = file.mode === "link" && !look(left)?.isSymbolicLink() ? undefined : textIfAny(left);
  return expected === undefined || now === undefined || expected === now ? {} : { expected, actual: now };
}

function look(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isReadable({ mode }: Stats): boolean {
  return (mode & 0o400) !== 0;
}

function valuesAt(path: string, format: MergeFormat, parse: ParseValues): Values {
  try {
    return parse(format, textIfAny(path) ?? "");
  } catch (error) {
    if (isHmError(error)) return {};
    throw error;
  }
}

/** Whether `whole` has everything that `part` has. */
function holds(whole: Value | undefined, part: Value): boolean {
  if (!isRecord(part)) return JSON.stringify(whole) === JSON.stringify(part);
  return isRecord(whole) && Object.entries(part).every(([key, it]) => holds(whole[key], it));
}

/** Those values of `whole` that stand where `part` has some. */
function restrict(whole: Value | undefined, part: Value): Value | undefined {
  if (!isRecord(part) || !isRecord(whole)) return whole;
  return Object.fromEntries(Object.entries(part).flatMap(([key, it]) => (key in whole ? [[key, restrict(whole[key], it)!]] : [])));
}

function isRecord(value: Value | undefined): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function render(value: Value | undefined): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

