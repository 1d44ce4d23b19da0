import { isUtf8 } from "node:buffer";
import { readFileSync, readlinkSync, readdirSync, statSync } from "node:fs";
import { digestOf } from "../store/digest.ts";

/** Content of a file for people to read; for one that is no text, what tells it from others. */
export function textOf(path: string): string {
  const content = readFileSync(path);
  return isText(content) ? content.toString("utf8") : `binary, ${content.length} bytes, ${digestOf(content)}\n`;
}

/** Content of a file, or nothing when it is no text or cannot be read. */
export function textIfAny(path: string): string | undefined {
  try {
    const content = readFileSync(path);
    return isText(content) ? content.toString("utf8") : undefined;
  } catch {
    return undefined;
  }
}

/** Files at and below a path, by their path below it; links in between are told by where they lead. */
export function textsBelow(path: string): Map<string, () => string> {
  const texts = new Map<string, () => string>();
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return texts.set("", () => textOf(path));
  const descend = (folder: string, prefix: string): void => {
    for (const it of readdirSync(folder, { withFileTypes: true })) {
      const at = `${folder}/${it.name}`;
      if (it.isDirectory()) descend(at, `${prefix}/${it.name}`);
      else texts.set(`${prefix}/${it.name}`, () => (it.isSymbolicLink() ? linkText(readlinkSync(at)) : textOf(at)));
    }
  };
  descend(path, "");
  return texts;
}

/** How a link reads in a diff. */
export function linkText(to: string): string {
  return `link to ${to}\n`;
}

function isText(content: Buffer): boolean {
  return isUtf8(content) && !content.includes(0);
}
