import { existsSync, readFileSync, writeFileSync } from "node:fs";

/**
 * Compares a text with the one in a file beside the test. Gives nothing when they are equal, or else a message.
 * With `HM_UPDATE_GOLDEN` in the environment the file is written instead.
 */
export function differenceFromGolden(file: URL, text: string): string | undefined {
  if (process.env["HM_UPDATE_GOLDEN"]) {
    writeFileSync(file, text);
    return undefined;
  }
  if (!existsSync(file)) return `${file.pathname} does not exist; run again with HM_UPDATE_GOLDEN=1 to write it.`;
  const wanted = readFileSync(file, "utf8").split("\n");
  const got = text.split("\n");
  const line = got.findIndex((it, index) => it !== wanted[index]);
  if (line < 0 && got.length === wanted.length) return undefined;
  const at = line < 0 ? got.length : line;
  return `${file.pathname}:${at + 1}: expected ${JSON.stringify(wanted[at])}, got ${JSON.stringify(got[at])}`;
}
