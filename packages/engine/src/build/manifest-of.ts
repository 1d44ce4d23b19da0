import type { Home, HomeStep, ManagedFile, Manifest } from "@hm/kernel";
import type { PackageProvider } from "@hm/api";
import type { Store } from "../store/store.ts";
import type { Resolver } from "./resolver.ts";
import type { Layout } from "./place-files.ts";

export interface ManifestParts {
  readonly layout: Layout;
  readonly provider: PackageProvider;
  readonly resolver: Resolver;
  readonly store: Store;
}

/** Writes down what a home came to. */
export function manifestOf(home: Home, { layout, provider, resolver, store }: ManifestParts): Manifest {
  const { text } = resolver;
  const files: [string, ManagedFile][] = Array.from(layout.files, ([target, { file }]) => [target, file.onChange ? { ...file, onChange: text(file.onChange) } : file]);
  const merged = Array.from(layout.files.values(), ({ file, to }) => (file.mode === "merge" ? to : "")).filter(Boolean);
  const profile = Object.entries(home.profile).map(([path, it]) => [path, store.text(path.slice(path.lastIndexOf("/") + 1), text(it), path.startsWith("bin/"))] as const);
  const sessionVariables = Object.entries(home.sessionVariables).map(([name, it]) => [name, text(it)] as const);
  const steps = home.steps.map((it) => stepOf(it, text));
  return {
    version: 1,
    username: home.username,
    homeDirectory: home.homeDirectory,
    stateVersion: home.stateVersion,
    files: Object.fromEntries(files),
    profile: Object.fromEntries(profile),
    packages: provider.records(home.packages),
    packageProvider: provider.name,
    sessionVariables: Object.fromEntries(sessionVariables),
    steps,
    modules: home.modules,
    references: [...new Set([...resolver.references, ...merged])].sort(),
  };
}

function stepOf({ name, run }: HomeStep, text: Resolver["text"]): HomeStep {
  return { name, run: run === undefined ? undefined : typeof run === "string" ? text(run) : run.map(text) };
}
