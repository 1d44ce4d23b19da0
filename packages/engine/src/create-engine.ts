import { PackageProvider, service, value, type Facts, type Service } from "@hm/api";
import { existsSync } from "node:fs";
import type { Built } from "./evaluation-cache/evaluation-cache.ts";
import { collectGarbage } from "./store/collect-garbage.ts";
import { createBuilder } from "./build/builder.ts";
import { createSourceCache } from "./build/source-cache.ts";
import { checkHome } from "./activation/check.ts";
import { acquireLock } from "./activation/lock.ts";
import { currentGeneration, expireGenerations, listGenerations, readGeneration, recordedObjects, removeGenerations } from "./activation/profiles.ts";
import type { ActivationContext } from "./activation/context.ts";
import type { Engine, Generation, LoadedHome, Reporter } from "./engine.ts";
import { diffGenerations } from "./generations/diff.ts";
import { generationErrors } from "./generations/errors.ts";
import { evaluateHome, type EvaluatedConfiguration } from "./load/evaluate-home.ts";
import { findConfiguration } from "./load/find-configuration.ts";
import { findHome, gatherFacts } from "./load/facts.ts";
import { createHostProvider } from "./packages/host.ts";
import { placeholder } from "./packages/placeholder.ts";
import { claimFolders } from "./own-folders.ts";
import { createPaths, type Env, type Paths } from "./paths.ts";
import { createScope, type Scope } from "./services/services.ts";
import { BuilderToken, Environment, PathsToken, ReporterToken, SourcesToken, StoreToken } from "./services/tokens.ts";
import { addRoot, userRoots } from "./store/roots.ts";
import { createStore } from "./store/store.ts";

export interface EngineOptions {
  readonly env: Env;
  readonly reporter: Reporter;
  /** Where relative paths of the command line start. */
  readonly workingDirectory?: string;
  /** Services of packages, such as further package providers. */
  readonly services?: readonly Service[];
}

/** Puts an engine together. Nothing is looked at or made before it is asked for. */
export function createEngine({ env, reporter, workingDirectory = process.cwd(), services = [] }: EngineOptions): Engine {
  const scope = createScope([...defaults(env, reporter), ...services]);
  const paths = () => scope.get(PathsToken);
  const profiles = () => paths().profiles;
  const context = (): ActivationContext => ({ paths: paths(), env, reporter });

  const find = (file: string | undefined) => findConfiguration({ file, env, paths: paths(), workingDirectory });

  async function load(file: string, facts: Facts): Promise<LoadedHome> {
    reporter.stage("Evaluating the configuration");
    const { importConfiguration } = await import("./load/import-configuration.ts");
    // A mistake in a home that hm does not manage yet leaves nothing behind, not even a cache.
    const parts = await importConfiguration(file, existsSync(paths().state) ? paths().cache : undefined);
    const { evaluate } = await import("@hm/kernel");
    return { file, evaluation: evaluate(parts, { facts }) };
  }

  return {
    findConfiguration: ({ file }) => find(file),
    load: ({ file }) => load(find(file), gatherFacts(env, paths())),
    evaluate({ file: named }) {
      const file = find(named);
      const facts = gatherFacts(env, paths());
      return evaluateHome({ file, facts, folder: paths().cache, env, load: () => load(file, facts) });
    },
    async build(evaluated, { activate = false } = {}) {
      const { built } = evaluated;
      if (built && isStillBuilt(built, scope.all(PackageProvider))) return readGeneration(built.generation);
      const home = await evaluated.home();
      if (activate) checkHome(home.homeDirectory, context());
      reporter.stage("Building the generation");
      claimFolders(paths());
      const { path, manifest, dependsOn } = await (await withServices(scope, evaluated)).get(BuilderToken).build(home);
      evaluated.keepBuilt({ generation: path, dependsOn });
      return { path, manifest };
    },
    async activate(generation, options) {
      const { activate } = await import("./activation/activate.ts");
      return await activate(generation, options, context());
    },
    async recover() {
      const { recover } = await import("./activation/recover.ts");
      return await recover(context());
    },
    generations: () => listGenerations(profiles()),
    generation: (id) => readGeneration(numbered(profiles(), id)),
    removeGenerations: (ids) => locked(paths(), () => removeGenerations(profiles(), ids)),
    expireGenerations: (age) => locked(paths(), () => expireGenerations(profiles(), age, Date.now())),
    collectGarbage({ dryRun = false }) {
      const linked = () => userRoots(paths(), { prune: !dryRun }).map((it) => it.object);
      const roots = () => [...listGenerations(profiles()).map((it) => it.path), ...recordedObjects(profiles()), ...linked()];
      const collect = () => collectGarbage({ paths: paths(), roots, dryRun });
      return dryRun ? collect() : locked(paths(), collect);
    },
    addRoot: (link) => addRoot(paths().state, link),
    diff: (from, to) => diffGenerations(from, to),
    async status() {
      const current = currentGeneration(profiles());
      if (!current) return [];
      const { statusOf } = await import("./generations/status.ts");
      return await statusOf(readGeneration(current.path));
    },
    async uninstall(options) {
      const { uninstall } = await import("./activation/uninstall.ts");
      return await uninstall(options, context());
    },
    [Symbol.asyncDispose]: () => scope[Symbol.asyncDispose](),
  };
}

function defaults(env: Env, reporter: Reporter): Service[] {
  return [
    value(Environment, env),
    value(ReporterToken, reporter),
    service(PathsToken, { env: Environment }, ({ env }) => createPaths(env, findHome(env))),
    service(StoreToken, { paths: PathsToken }, ({ paths }) => createStore(paths.store)),
    service(SourcesToken, { paths: PathsToken }, ({ paths }) => createSourceCache(`${paths.state}/sources.json`)),
    value(PackageProvider, placeholder),
    service(PackageProvider, { env: Environment }, ({ env }) => createHostProvider(env)),
    builder,
  ];
}

const builder = service(BuilderToken, { store: StoreToken, sources: SourcesToken, providers: PackageProvider }, (parts) => createBuilder({ ...parts, activator: loadActivator }));

/** The scope to build in: with the services of the modules in use, which see those of the engine. */
async function withServices(scope: Scope, evaluated: EvaluatedConfiguration): Promise<Scope> {
  const brought = await evaluated.services();
  return brought.length ? scope.child([...brought, builder]) : scope;
}

/** Whether building again would give the same generation. */
function isStillBuilt({ generation, dependsOn: { files, provider, packages } }: Built, providers: readonly PackageProvider[]): boolean {
  const asked = providers.findLast((it) => it.name === provider);
  return !files && existsSync(`${generation}/manifest.json`) && packages.every(([name, below, path]) => asked?.path(name, below) === path);
}

async function loadActivator(): Promise<string> {
  const { bundleActivator } = await import("./activation/bundle.ts");
  return await bundleActivator();
}

/** Path of a generation by number, or of the current one. */
function numbered(profiles: string, id: number | undefined): Generation["path"] {
  const found = id === undefined ? currentGeneration(profiles) : listGenerations(profiles).find((it) => it.id === id);
  if (found) return found.path;
  throw id === undefined ? generationErrors.none() : generationErrors.unknown(id);
}

function locked<T>(paths: Paths, work: () => T): T {
  claimFolders(paths);
  const lock = acquireLock(paths.lock);
  try {
    return work();
  } finally {
    lock.release();
  }
}
