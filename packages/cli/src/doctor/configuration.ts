import { isHmError } from "@hm/api";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { count } from "../output/size.ts";
import { fail, ok, reason, warn, type Check, type Patient } from "./check.ts";

/** There is a configuration. */
export const configuration: Check = (patient) => {
  const found = find(patient);
  return typeof found === "string" ? ok("configuration", found) : warn("configuration", found.message.split("\n")[0]!, found.hint ?? "Write one: hm init");
};

/** Every package that the configuration depends on is installed. */
export const modules: Check = (patient) => {
  const file = find(patient);
  if (typeof file !== "string") return [];
  const manifest = nearest(dirname(file), "package.json");
  if (manifest === undefined) return warn("modules", `${dirname(file)} has no package.json`, "Let it list the modules that you use, such as @hm/home.");
  try {
    const { dependencies = {} } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly dependencies?: Record<string, string> };
    const names = Object.keys(dependencies);
    const missing = names.filter((it) => nearest(dirname(manifest), join("node_modules", it, "package.json")) === undefined);
    if (missing.length === 0) return ok("modules", `${count(names.length, "package")} installed`);
    return fail("modules", `not installed: ${missing.join(", ")}`, `Install them: cd '${dirname(manifest)}' && npm install`);
  } catch (error) {
    return fail("modules", `${manifest} cannot be read: ${reason(error)}`, "Mend the file.");
  }
};

/** The configuration can be evaluated. */
export const evaluation: Check = async (patient) => {
  if (typeof find(patient) !== "string") return [];
  try {
    const { evaluation } = await patient.engine.load({ file: patient.file });
    evaluation.home();
    const warnings = evaluation.warnings().length;
    return warnings === 0 ? ok("evaluation", "the configuration has no problem") : warn("evaluation", `the configuration has ${count(warnings, "warning")}`, "See them with: hm build --no-out-link");
  } catch (error) {
    if (!isHmError(error)) throw error;
    return fail("evaluation", `${error.code} ${error.message.split("\n")[0]}`, "See the whole report with: hm build --no-out-link");
  }
};

function find({ engine, file }: Patient): string | { readonly message: string; readonly hint: string | undefined } {
  try {
    return engine.findConfiguration({ file });
  } catch (error) {
    if (!isHmError(error)) throw error;
    return error;
  }
}

function nearest(folder: string, path: string): string | undefined {
  if (existsSync(join(folder, path))) return join(folder, path);
  const parent = dirname(folder);
  return parent === folder ? undefined : nearest(parent, path);
}
