import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Finds a program that a test needs. Where it is missing, says so and gives nothing, so that the test can be skipped;
 * with `CI=true` it throws instead.
 */
export function requireProgram(name: string): string | undefined {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  if (process.env["CI"] === "true") throw new Error(`The tests need '${name}', which is not installed.`);
  console.warn(`SKIPPED: '${name}' is not installed; its tests do not run.`);
  return undefined;
}
