import { lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { HomeStep, ManagedFile, Manifest, MergeFormat, Values } from "@hm/kernel";
import { activate, type ActivateOptions } from "../src/activation/activate.ts";
import { contentDigest } from "../src/activation/content.ts";
import type { ActivationContext } from "../src/activation/context.ts";
import { uninstall } from "../src/activation/uninstall.ts";
import type { Generation, SwitchResult } from "../src/engine.ts";
import { createPaths } from "../src/paths.ts";
import { removeTree } from "../src/store/remove-tree.ts";

/** How a test says what a generation shall have at a path: text to link to, or a file in full. */
export type Wanted = string | { readonly text: string; readonly mode?: "link" | "copy" | "create"; readonly permissions?: number; readonly force?: true; readonly onChange?: string } | { readonly keys: Values; readonly format?: MergeFormat; readonly force?: true } | { readonly to: string };

/** A real home below the temporary folder, with a store that generations are written to by hand. */
export interface TestHome extends Disposable {
  readonly home: string;
  readonly context: ActivationContext;
  /** Everything that was reported. */
  readonly said: string[];
  generation(files: Readonly<Record<string, Wanted>>, steps?: readonly HomeStep[]): Generation;
  switch(generation: Generation, options?: ActivateOptions): Promise<SwitchResult>;
  uninstall(): Promise<unknown>;
  write(path: string, text: string): void;
  read(path: string): string;
  /** Everything in the home but hm's own state: links, files with their permissions, and directories. */
  tree(): Record<string, string>;
}

export function createTestHome({ below = tmpdir(), stateHome }: { readonly below?: string; readonly stateHome?: string } = {}): TestHome {
  const root = mkdtempSync(join(below, "hm-activation-"));
  const home = join(root, "home");
  mkdirSync(home, { recursive: true });
  const env = { PATH: process.env["PATH"], HOME: home, ...(stateHome === undefined ? {} : { XDG_STATE_HOME: stateHome }) };
  const paths = createPaths(env, home);
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const context: ActivationContext = { paths, env, reporter: { stage: () => {}, detail: say, output: say, warning: say } };
  const at = (path: string) => join(home, path);
  const object = (text: string): string => {
    const path = join(paths.store, `${contentDigest(text)}-text`);
    mkdirSync(paths.store, { recursive: true, mode: 0o700 });
    writeFileSync(path, text, { mode: 0o644 });
    return path;
  };
  const managed = (it: Wanted): ManagedFile => {
    if (typeof it === "string") return { mode: "link", to: object(it) };
    if ("to" in it) return { mode: "link", to: it.to };
    if ("keys" in it) return { mode: "merge", format: it.format ?? "json", values: it.keys, permissions: 0o644, ...(it.force ? { force: true } : {}) };
    const { text, mode = "link", permissions = 0o644, ...more } = it;
    return mode === "link" ? { mode, to: object(text), ...more } : { mode, object: object(text), digest: contentDigest(text), permissions, ...more };
  };
  return {
    home,
    context,
    said,
    generation(files, steps = []) {
      const manifest: Manifest = {
        version: 1,
        username: "jdoe",
        homeDirectory: home,
        stateVersion: "26.05",
        files: Object.fromEntries(Object.entries(files).map(([path, it]) => [path, managed(it)])),
        profile: {},
        packages: [],
        packageProvider: "placeholder",
        sessionVariables: {},
        steps,
        modules: [],
      };
      const text = JSON.stringify(manifest);
      const path = join(paths.store, `${contentDigest(text)}-home-manager-generation`);
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, "manifest.json"), text);
      return { path, manifest };
    },
    switch: (generation, options = {}) => activate(generation, options, context),
    uninstall: () => uninstall({}, context),
    write(path, text) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), text);
    },
    read: (path) => readFileSync(at(path), "utf8"),
    tree: () => treeOf(home, paths.state),
    [Symbol.dispose]: () => {
      removeTree(root);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** What is below a folder, with objects of the store by their text. */
export function treeOf(root: string, state: string): Record<string, string> {
  const found: Record<string, string> = {};
  const walk = (below: string) => {
    for (const name of readdirSync(join(root, below)).sort()) {
      const path = below === "" ? name : `${below}/${name}`;
      const full = join(root, path);
      if (full === state || state.startsWith(`${full}/`)) continue;
      const stats = lstatSync(full);
      if (stats.isSymbolicLink()) found[path] = `-> ${textOfLink(readlinkSync(full), state)}`;
      else if (stats.isDirectory()) {
        found[path] = "directory";
        walk(path);
      } else found[path] = `${(stats.mode & 0o777).toString(8)} ${readFileSync(full, "utf8")}`;
    }
  };
  walk("");
  return found;
}

function textOfLink(to: string, state: string): string {
  return to.startsWith(state) && !lstatSync(to).isDirectory() ? readFileSync(to, "utf8") : to;
}
