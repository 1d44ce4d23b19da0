import { HmError, isHmError, parseFrame, type Place } from "@hm/api";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { loadErrors } from "./errors.ts";
import { importedFiles, placeOfImport } from "./import-places.ts";

const MISSING_PACKAGE = /^Cannot find package '(.+?)' imported from (.+)$/;
const MISSING_FILE = /^Cannot find module '(.+?)' imported from (.+)$/s;
const MISSING_EXPORT = /^The requested module '(.+?)' does not provide an export named '(.+?)'/;

/** Says what is wrong with a configuration that `importer`, a file of hm, could not import. */
export function explainImport(error: unknown, file: string, importer: string): unknown {
  if (isHmError(error)) return error;
  if (!(error instanceof Error)) return loadErrors.throws(error, { file, line: 1, column: 1 });
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ERR_MODULE_NOT_FOUND") return explainMissing(error);
  if (code === "ERR_INVALID_TYPESCRIPT_SYNTAX") return loadErrors.syntax(error.message, headOf(error.stack));
  if (code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX") return loadErrors.typescript(error.message, headOf(error.stack));
  const thrown = userFrame(error, file, importer);
  if (thrown) return loadErrors.throws(error, thrown);
  const missing = MISSING_EXPORT.exec(error.message);
  if (missing) return loadErrors.exportMissing(missing[1]!, missing[2]!, headOf(error.stack));
  if (error instanceof SyntaxError) return explainSyntax(error, file);
  if (code?.startsWith("ERR_")) return loadErrors.importRefused(error.message.replace(/ imported from .*$/s, ""), importPlace(error.message, file));
  return loadErrors.throws(error, { file, line: 1, column: 1 });
}

function explainMissing(error: Error): HmError {
  const [, name, importer] = MISSING_PACKAGE.exec(error.message) ?? [];
  if (name !== undefined && importer !== undefined) return loadErrors.moduleMissing(name, importer, { place: placeOfImport(importer, name), listed: isListed(name, importer) });
  const [, path = "", from = ""] = MISSING_FILE.exec(error.message) ?? [];
  const stem = basename(path).replace(/\.[a-z]+$/, "");
  const sibling = [".ts", ".mts", ".js", ".mjs"].map((it) => join(dirname(path), stem + it)).find(existsSync);
  const instead = sibling === undefined ? undefined : relative(dirname(from), sibling).replace(/^(?!\.)/, "./");
  return loadErrors.importMissing(path, placeOfImport(from, basename(path)), instead);
}

/** V8 does not say where the error is: Node's own check does, file by file. */
function explainSyntax(error: SyntaxError, file: string): HmError {
  for (const it of importedFiles(file)) {
    const { stderr } = spawnSync(process.execPath, ["--check", it], { encoding: "utf8", env: {} });
    const place = headOf(stderr);
    if (place) return loadErrors.syntax(error.message, place);
  }
  return loadErrors.syntax(error.message, { file, line: 1, column: 1 });
}

/** Reads the place that stands above a message: file and line, source, and a mark below it. */
function headOf(text: string | undefined): Place | undefined {
  const [head = "", ...lines] = text?.split("\n") ?? [];
  const [, at, line] = /^((?:file:\/\/)?\/.*):(\d+)$/.exec(head) ?? [];
  if (at === undefined) return undefined;
  const mark = lines.slice(0, 8).find((it) => /^\s*\^+\s*$/.test(it));
  return { file: at.startsWith("file://") ? fileURLToPath(at) : at, line: Number(line), column: (mark?.indexOf("^") ?? 0) + 1 };
}

/** The innermost place in the stack that is the user's own, and not inside a package. Below `importer` the stack is hm's. */
function userFrame(error: Error, file: string, importer: string): Place | undefined {
  const frames = (error.stack ?? "").split("\n").flatMap((it) => (/^\s+at /.test(it) ? (parseFrame(it) ?? []) : []));
  const end = frames.findIndex((it) => it.file === importer);
  const folder = `${dirname(file)}/`;
  return frames.slice(0, end < 0 ? frames.length : end).find((it) => it.file === file || (it.file.startsWith(folder) && !it.file.includes("/node_modules/")));
}

function importPlace(message: string, file: string): Place {
  const importer = / imported from (\/.*)$/s.exec(message)?.[1] ?? file;
  const specifier = /'(\.\/[^']+)'|"(?:file:\/\/)?([^"]+)"/.exec(message);
  const name = specifier?.[1]?.slice(2) ?? (specifier?.[2] === undefined ? undefined : basename(specifier[2]));
  return (name === undefined ? undefined : placeOfImport(importer, name)) ?? { file: importer, line: 1, column: 1 };
}

function isListed(name: string, importer: string): boolean {
  try {
    const { dependencies = {} } = JSON.parse(readFileSync(join(dirname(importer), "package.json"), "utf8")) as { readonly dependencies?: Record<string, string> };
    return name in dependencies;
  } catch {
    return false;
  }
}
