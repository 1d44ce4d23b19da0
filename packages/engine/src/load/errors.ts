import { HmError, type Exhibit, type Place } from "@hm/api";
import { dirname } from "node:path";
import { inspect } from "node:util";

const at = (place: Place | undefined): Exhibit[] => (place ? [{ origin: { place: () => place, keys: [] } }] : []);
const WRAP = "Write `export default defineHome([ … ]);` at its end.";

/** Problems of finding and importing a configuration. */
export const loadErrors = {
  noHome: () => new HmError("HM_NO_HOME", "The home folder is not known: HOME is not set to an absolute path, and the user has no entry in the password database.", { hint: "Set HOME." }),

  none: (looked: readonly string[]) =>
    new HmError("HM_NO_CONFIGURATION", `There is no configuration. hm looked for:\n${looked.map((it) => `  ${it}`).join("\n")}`, { hint: "Run `hm init` to write one, or name one with --file." }),

  syntax: (message: string, place: Place | undefined) => new HmError("HM_CONFIG_SYNTAX", `The configuration cannot be read: ${sentence(message)}`, { exhibits: at(place), hint: "Correct the syntax." }),

  typescript: (message: string, place: Place | undefined) =>
    new HmError("HM_CONFIG_TYPESCRIPT", `The configuration uses TypeScript that needs a compiler: ${sentence(message)}`, {
      exhibits: at(place),
      hint: "Use plain JavaScript with types instead: an object for an enum, a module for a namespace, an assignment for a parameter property.",
    }),

  throws: (error: unknown, place: Place | undefined) =>
    new HmError("HM_CONFIG_THROWS", `The configuration throws ${error instanceof Error ? `${error.name}: ${error.message}` : inspect(error, { depth: 1 })}`, {
      exhibits: at(place),
      hint: "Correct the code at this place.",
      cause: error,
    }),

  noExport: (file: string) => new HmError("HM_CONFIG_NO_EXPORT", `'${file}' has no default export.`, { exhibits: at({ file, line: 1, column: 1 }), hint: WRAP }),

  wrongExport: (file: string, what: string) => new HmError("HM_CONFIG_WRONG_EXPORT", `'${file}' exports ${what} by default, not a home.`, { exhibits: at({ file, line: 1, column: 1 }), hint: WRAP }),

  moduleMissing: (name: string, importer: string, how: { readonly place: Place | undefined; readonly listed: boolean }) =>
    new HmError("HM_MODULE_MISSING", `The package '${name}' is not installed.`, {
      exhibits: at(how.place ?? { file: importer, line: 1, column: 1 }),
      hint: `Run \`npm install${how.listed || importer.includes("/node_modules/") ? "" : ` ${name}`}\` in '${dirname(importer.split("/node_modules/")[0] ?? importer)}'.`,
    }),

  importMissing: (path: string, place: Place | undefined, instead: string | undefined) =>
    new HmError("HM_IMPORT_MISSING", `The file '${path}' is imported, but does not exist.`, {
      exhibits: at(place),
      hint: instead === undefined ? "Correct the path, with its extension." : `Write the import with its extension: '${instead}'.`,
    }),

  exportMissing: (specifier: string, name: string, place: Place | undefined) =>
    new HmError("HM_EXPORT_MISSING", `'${specifier}' does not export '${name}'.`, { exhibits: at(place), hint: "Correct the name, or update the package to a version that has it." }),

  importRefused: (message: string, place: Place | undefined) =>
    new HmError("HM_IMPORT_REFUSED", `An import of the configuration is not possible: ${sentence(message)}`, { exhibits: at(place), hint: "Correct the import." }),

  contract: (what: string, version: number) =>
    new HmError("HM_CONTRACT_VERSION", `${what} was made for version ${version} of hm's module interface; this hm knows version 1.`, {
      hint: version > 1 ? "Update hm, or install a release of the module for the same channel." : "Update the module.",
    }),
};

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
