import type { Manifest } from "@hm/kernel";
import { copyFileSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { StagedFolder, Store } from "../store/store.ts";
import { shareFolders, treeOf, workOf, type LinkWork } from "./home-files.ts";
import type { Layout } from "./place-files.ts";
import { setLinks } from "./set-links.ts";

/** File of a generation that names the objects which parts of `home-files` are; there when there are any. */
export const OBJECTS = ".objects";

export interface GenerationContent {
  readonly manifest: Manifest;
  readonly manifestText: string;
  readonly layout: Layout;
  /** Text of the program that activates the generation. */
  readonly activator: string;
}

/** Writes a generation and whatever else waits to be written; the generation itself comes last. */
export async function writeGeneration(name: string, content: GenerationContent, store: Store): Promise<void> {
  const program = store.text("hm-activate", content.activator, true);
  const tree = treeOf(content.layout.files);
  const shared = shareFolders(tree, store.directory);
  const missing = shared.filter((it, at) => !store.has(it.name) && shared.findIndex((other) => other.name === it.name) === at);
  const generation = store.stage(name);
  const staged: StagedFolder[] = [];
  const work: LinkWork = { folders: [generation.path], links: [] };
  for (const it of missing) {
    const folder = store.stage(it.name);
    staged.push(folder);
    workOf(it.node, folder.path, work);
  }
  workOf(tree, `${generation.path}/home-files`, work);
  staged.push(generation);
  try {
    const links = setLinks(work);
    try {
      store.flush();
    } finally {
      await links;
    }
    fill(generation.path, content, program);
    if (shared.length > 0) writeFileSync(`${generation.path}/${OBJECTS}`, shared.map((it) => `${it.name}\n`).join(""), { mode: 0o444 });
    for (const it of staged) it.commit();
  } catch (error) {
    for (const it of staged) it.abandon();
    throw error;
  }
}

function fill(path: string, { manifest, manifestText }: GenerationContent, program: string): void {
  writeFileSync(`${path}/manifest.json`, manifestText, { mode: 0o444 });
  linkOrCopy(program, `${path}/activate`);
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
