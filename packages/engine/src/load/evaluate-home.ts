import type { Facts } from "@hm/api";
import { createEvaluationCache } from "../evaluation-cache/evaluation-cache.ts";
import type { EvaluatedHome } from "../evaluation-cache/home-data.ts";
import type { Env } from "../paths.ts";
import type { LoadedHome } from "../engine.ts";

export interface Evaluating {
  readonly file: string;
  readonly facts: Facts;
  /** hm's cache folder. */
  readonly cache: string;
  readonly env: Env;
  /** Makes hm's folders. */
  readonly claim: () => void;
  /** Imports and evaluates the configuration. */
  readonly load: () => Promise<LoadedHome>;
}

/** Gives what a configuration comes to: from the cache where nothing it depends on has changed, else by evaluating it. */
export async function evaluateHome({ file, facts, cache: folder, env, claim, load }: Evaluating): Promise<EvaluatedHome> {
  const cache = createEvaluationCache(folder, env);
  const known = cache?.find(file, facts);
  if (known) return known;
  if (!cache) return valuesOf(await load());
  const { observe } = await import("../evaluation-cache/observe.ts");
  using observer = observe();
  const evaluated = valuesOf(await load());
  claim();
  cache.keep(file, facts, observer.observation(), evaluated);
  return evaluated;
}

function valuesOf({ evaluation }: LoadedHome): EvaluatedHome {
  return { home: evaluation.home(), notices: evaluation.warnings() };
}
