import type { Manifest } from "@hm/kernel";
import { copyFileSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Layout } from "./place-files.ts";

export interface GenerationContent {
  readonly manifest: Manifest;
  readonly manifestText: string;
  readonly layout: Layout;
  /** Object with the program that activates the generation. */
  readonly activate: string;
}

/** Fills the directory of a generation. */
export function writeGeneration(path: string, { manifest, manifestText, layout, activate }: GenerationContent): void {
  writeFileSync(`${path}/manifest.json`, manifestText, { mode: 0o444 });
  linkOrCopy(activate, `${path}/activate`);
  const files = `${path}/home-files`;
  mkdirSync(files);
  for (const folder of layout.folders) mkdirSync(`${files}/${folder}`);
  for (const [target, { to }] of layout.files) symlinkSync(to, `${files}/${target}`);
  const profile = `${path}/home-path`;
  mkdirSync(profile);
  for (const [below, object] of Object.entries(manifest.profile)) {
    mkdirSync(dirname(`${profile}/${below}`), { recursive: true });
    symlinkSync(object, `${profile}/${below}`);
  }
}

/** A link of its own, so that the program finds the manifest beside itself. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
