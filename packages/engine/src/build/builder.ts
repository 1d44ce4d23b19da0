import { readFileSync } from "node:fs";
import { isHmError, type HmError } from "@hm/api";
import type { Home } from "@hm/kernel";
import type { Generation } from "../engine.ts";
import type { PackageProvider } from "@hm/api";
import { chooseProvider } from "../packages/provider.ts";
import { loadParser, type ParseValues } from "../parse-values.ts";
import { digestOf } from "../store/digest.ts";
import { isSystemError, storeErrors } from "../store/errors.ts";
import type { Store } from "../store/store.ts";
import { isText, looksAtFiles, witnessed, type DependsOn } from "./depends-on.ts";
import { buildErrors } from "./errors.ts";
import { contentMaterial, keepMaterial, type MaterialParts } from "./material.ts";
import { manage, type ManageParts, type Placed } from "./manage.ts";
import { manifestOf } from "./manifest-of.ts";
import { placeFiles, refuseDuplicates } from "./place-files.ts";
import { createResolver } from "./resolver.ts";
import type { SourceCache } from "./source-cache.ts";
import { writeGeneration } from "./write-generation.ts";

/** Makes generations of homes. */
export interface Builder {
  /** Adds to the store what it lacks. Throws one `HmError` with every problem. */
  build(home: Home): Promise<BuiltGeneration>;
}

/** A generation just built, or found to be there. */
export interface BuiltGeneration extends Generation {
  readonly dependsOn: DependsOn;
}

export interface BuilderParts {
  readonly store: Store;
  readonly sources: SourceCache;
  readonly providers: readonly PackageProvider[];
  /** Text of the program that a generation carries as `activate`; only asked for when a new generation is written. */
  readonly activator: () => Promise<string>;
}

const GENERATION_NAME = "home-manager-generation";

export function createBuilder(parts: BuilderParts): Builder {
  return {
    async build(home) {
      const parse = home.files.some((it) => it.mode === "merge") ? await loadParser() : () => ({});
      try {
        return await buildGeneration(home, parse, parts);
      } catch (error) {
        if (isSystemError(error) && concerns(error, parts.store.directory)) throw storeErrors.unwritable(parts.store.directory, error);
        throw error;
      }
    },
  };
}

async function buildGeneration(home: Home, parse: ParseValues, { store, sources, providers, activator }: BuilderParts): Promise<BuiltGeneration> {
  const provider = witnessed(chooseProvider(providers, home.packageProvider));
  let files = looksAtFiles(home);
  store.open();
  const material: MaterialParts = { sources, store: store.directory, resolve: (text) => resolver.text(text) };
  const resolver = createResolver({
    provider,
    keep(name, content) {
      files ||= !isText(content);
      return keepMaterial(name, contentMaterial(content, { target: name, followLinks: false, origin: () => undefined }, material), store);
    },
    read(path) {
      files = true;
      return readText(path);
    },
  });
  const problems: HmError[] = [];
  const placed = manageAll(home, { ...material, keep: store, homeDirectory: home.homeDirectory, parse }, problems);
  const layout = placeFiles(placed, home.fileOverlapResolution, problems);
  if (problems.length > 0) throw problems.length === 1 ? problems[0]! : buildErrors.several(problems);

  const manifest = manifestOf(home, { layout, provider, resolver, store });
  const manifestText = `${JSON.stringify(manifest)}\n`;
  const name = `${digestOf(`generation:${manifestText}`)}-${GENERATION_NAME}`;
  if (store.has(name)) store.flush();
  else await writeGeneration(name, { manifest, manifestText, layout, activator: await activator() }, store);
  sources.save();
  store.settle();
  return { path: `${store.directory}/${name}`, manifest, dependsOn: { files, provider: provider.name, packages: provider.answers } };
}

function manageAll(home: Home, parts: ManageParts, problems: HmError[]): Placed[] {
  const placed: Placed[] = [];
  for (const it of refuseDuplicates(home.files, problems)) {
    try {
      for (const one of manage(it, parts)) placed.push(one);
    } catch (error) {
      if (!isHmError(error)) throw error;
      problems.push(error);
    }
  }
  return placed;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw error.code === "ENOENT" || error.code === "ENOTDIR" ? buildErrors.sourceMissing("a text", path, undefined) : buildErrors.sourceUnreadable(path, error, undefined);
  }
}

function concerns({ path, dest }: { readonly path?: string; readonly dest?: string }, directory: string): boolean {
  // Writing to an open file fails without a path.
  return path === undefined || [path, dest].some((it) => it?.startsWith(directory));
}
