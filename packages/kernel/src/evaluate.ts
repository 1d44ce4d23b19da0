import { callSite, type AnyModule, type Facts, type Get, type HmError, type Part } from "@hm/api";
import { assembleHome, needBasics } from "./assemble.ts";
import { checkModule } from "./checks.ts";
import type { Evaluation, Notice } from "./evaluation.ts";
import type { Home } from "./home.ts";
import * as messages from "./messages.ts";
import { attempt, resolveAll } from "./resolve.ts";
import { listOptions, optionAt } from "./option-info.ts";
import type { Node } from "./node.ts";
import { createReader } from "./reader.ts";
import { collect, type Registry } from "./registry.ts";
import { originOf } from "./source.ts";

export interface EvaluateOptions {
  readonly facts: Facts;
}

/** Merges definitions into options. Only what is read is computed; `home()` computes everything. */
export function evaluate(parts: readonly Part[], { facts }: EvaluateOptions): Evaluation {
  const get: Get = (module: AnyModule) => {
    if (reader.collecting) throw messages.readTooEarly(module.path, callSite(get));
    return reader.read(registry.register(module).root) as never;
  };
  const reader = createReader(facts, get);
  const registry = collect(parts, reader);
  reader.collecting = false;

  const warnings: Notice[] = registry.redirected.map(({ from, toPath, source }) => ({
    message: `'${from}' is now '${toPath}'.`,
    origins: [originOf(source.at)],
  }));
  let checked: readonly HmError[] | undefined;

  /** Every problem of the configuration, each once, however many values it spoils. */
  function problems(): readonly HmError[] {
    if (checked) return checked;
    const found = new Set<HmError>();
    needBasics(registry, get, found);
    resolveAll(reader, roots(registry), found);
    for (const it of registry.byPath.values()) checkModule(reader, it, found, warnings);
    return (checked = each([...reader.problems, ...found]));
  }

  let assembled: Home | undefined;

  function assemble(): Home {
    const all = new Set(problems());
    const home = registry.byPath.has("home") ? attempted(() => assembleHome(registry, get, warnings), all) : undefined;
    if (all.size || !home) throw messages.together(each(all));
    return home;
  }

  return {
    get,
    definitions: registry.definitions,
    home: () => (assembled ??= assemble()),
    warnings: () => {
      problems();
      return warnings;
    },
    option: (path) => optionAt(registry, reader, path),
    options: () => listOptions(registry, reader),
  };
}

/** Problems one by one, each once. */
function each(problems: Iterable<HmError>): HmError[] {
  return [...new Set([...problems].flatMap((it) => (it.problems.length ? it.problems : it)))];
}

function attempted<T>(run: () => T, problems: Set<HmError>): T | undefined {
  let result: T | undefined;
  attempt(() => (result = run()), problems);
  return result;
}

/** Roots of all modules, those included that come in while others are computed. */
function* roots({ byPath }: Registry): Iterable<Node> {
  for (const { root } of byPath.values()) yield root;
}
