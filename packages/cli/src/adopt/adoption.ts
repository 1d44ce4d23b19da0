import type { Origin } from "@hm/api";
import { accessSync, constants, readFileSync } from "node:fs";
import { cannotAdopt } from "../errors.ts";

/** How a change made by hand comes into the configuration. */
export type Adoption =
  | { readonly kind: "unchanged"; readonly target: string }
  /** Goes into the file that the configuration names as the source. */
  | { readonly kind: "write"; readonly target: string; readonly into: string; readonly content: string | Uint8Array; readonly before: string | undefined }
  /** Is the user's to put into the configuration. */
  | { readonly kind: "print"; readonly target: string; readonly text: string; readonly origin: Origin | undefined };

/** The adoption that writes a source file, if it may be written and does not say the same already. */
export function writeInto(it: { readonly target: string; readonly path: string; readonly into: string; readonly content: string | Uint8Array; readonly origin: Origin | undefined }): Adoption {
  try {
    accessSync(it.into, constants.W_OK);
  } catch {
    throw cannotAdopt(it.path, `its source ${it.into} cannot be written.`, it.origin);
  }
  const { target, into, content } = it;
  const before = readFileSync(into);
  return before.equals(Buffer.from(content)) ? { kind: "unchanged", target } : { kind: "write", target, into, content, before: textOf(before) };
}

/** The text that bytes stand for, or nothing where they are none. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
