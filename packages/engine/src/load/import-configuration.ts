import { flatten, isDefinition, isHomeConfiguration, isModule, misplacedValue, type Part } from "@hm/api";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { loadErrors } from "./errors.ts";
import { explainImport } from "./explain-import.ts";
import { importAgain, importPlainly } from "./plain-imports.ts";

/** Imports a configuration and gives its parts. Throws an `HmError` for whatever the user can mend. Compiled code goes to hm's cache folder, where one is named. */
export async function importConfiguration(file: string, cache: string | undefined): Promise<readonly Part[]> {
  if (cache !== undefined) enableCompileCache(join(cache, "compile"));
  let exports: { readonly default?: unknown };
  try {
    exports = await importFile(pathToFileURL(file).href);
  } catch (error) {
    throw explainImport(error, file, import.meta.filename);
  }
  if (!("default" in exports)) throw loadErrors.noExport(file);
  const home = exports.default;
  if (!isHomeConfiguration(home)) throw strangeVersion(home, `'${file}'`) ?? loadErrors.wrongExport(file, describe(home));
  for (const it of home.parts) refuseStrangeVersion(it);
  return home.parts;
}

async function importFile(url: string): Promise<{ readonly default?: unknown }> {
  using plainly = importPlainly();
  try {
    return (await import(url)) as object;
  } catch (error) {
    if (!plainly.guessed || !(error instanceof SyntaxError)) throw error;
  }
  plainly[Symbol.dispose]();
  using again = importAgain();
  return (await import(again.name(url))) as object;
}

function refuseStrangeVersion(part: unknown): void {
  const stray = misplacedValue(part);
  const strange = isDefinition(part)
    ? isModule(part.module) ? undefined : strangeVersion(part.module, moduleName(part.module))
    : strangeVersion(stray ? stray.value : part, "A definition");
  if (strange) throw strange;
}

/** Recognises what another version of `@hm/api` made. */
function strangeVersion(it: unknown, what: string): Error | undefined {
  if ((typeof it !== "object" && typeof it !== "function") || it === null) return undefined;
  for (const symbol of Object.getOwnPropertySymbols(it)) {
    const version = /^@hm\/api\/[a-z]+@(\d+)$/.exec(symbol.description ?? "")?.[1];
    if (version !== undefined && version !== "1") return loadErrors.contract(what, Number(version));
  }
  return undefined;
}

function moduleName(module: unknown): string {
  const path = (module as { readonly path?: unknown } | undefined)?.path;
  return typeof path === "string" ? `The module '${path}'` : "A module";
}

function describe(it: unknown): string {
  if (Array.isArray(it)) return flatten(it).some(isDefinition) ? "a list of definitions" : "a list";
  if (isDefinition(it)) return "a single definition";
  if (isModule(it)) return `the module '${it.path}'`;
  if (typeof it === "function") return "a function";
  if (it instanceof Promise) return "a promise";
  return it === null || it === undefined ? String(it) : typeof it === "object" ? "an object" : `the ${typeof it} ${JSON.stringify(it)}`;
}
