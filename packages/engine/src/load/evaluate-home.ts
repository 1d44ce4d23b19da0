import { MODULE, type Facts, type ModuleSpec, type Service } from "@hm/api";
import type { Home, Notice } from "@hm/kernel";
import { createEvaluationCache, type Built } from "../evaluation-cache/evaluation-cache.ts";
import type { LoadedHome } from "../engine.ts";
import type { Env } from "../paths.ts";

export interface Evaluating {
  readonly file: string;
  readonly facts: Facts;
  /** hm's cache folder. */
  readonly folder: string;
  readonly env: Env;
  /** Imports and evaluates the configuration. */
  readonly load: () => Promise<LoadedHome>;
}

/** What a configuration comes to. */
export interface EvaluatedConfiguration {
  readonly notices: readonly Notice[];
  home(): Promise<Home>;
  /** Services that its modules bring. */
  services(): Promise<readonly Service[]>;
  /** The generation that it was built into before, if anything is known of one. */
  readonly built: Built | undefined;
  /** Remembers what it was built into. */
  keepBuilt(built: Built): void;
}

/** Gives what a configuration comes to: from the cache where nothing it depends on has changed, else by evaluating it. */
export async function evaluateHome({ file, facts, folder, env, load }: Evaluating): Promise<EvaluatedConfiguration> {
  const cache = createEvaluationCache({ folder, file, facts, env });
  const keepBuilt = (built: Built): void => cache?.keepBuilt(built);
  const known = cache?.find();
  if (known) return { notices: known.notices, built: known.built, keepBuilt, services: async () => [], home: async () => known.home() ?? (await afresh()).home };
  const { home, notices, brought } = await afresh();
  return { notices, built: undefined, keepBuilt, services: async () => (await Promise.all(brought.map((it) => it()))).flat(), home: async () => home };

  async function afresh(): Promise<Values> {
    if (!cache) return values(await load());
    const { observe } = await import("../evaluation-cache/observe.ts");
    using observer = observe();
    const evaluated = values(await load());
    // What a service of a module will say is not known from what was read.
    if (!evaluated.brought.length) cache.keep(observer.observation(), evaluated);
    return evaluated;
  }
}

interface Values {
  readonly home: Home;
  readonly notices: readonly Notice[];
  readonly brought: readonly NonNullable<ModuleSpec["services"]>[];
}

function values({ evaluation }: LoadedHome): Values {
  const modules = new Set(evaluation.definitions.map((it) => it.module[MODULE]));
  return { home: evaluation.home(), notices: evaluation.warnings(), brought: [...modules].flatMap((it) => it.services ?? []) };
}
