import { MODULE, callSite, definition as makeDefinition, flatten, isDefinition, disabledModule, isHmError, type AnyModule, type DeclaredModule, type Definition, type Exhibit, type Part } from "@hm/api";
import { guardStates, type GuardState } from "./guard.ts";
import * as messages from "./messages.ts";
import { createNode, type Node } from "./node.ts";
import { optionType } from "./option-type.ts";
import type { Reader } from "./reader.ts";
import { redirect, type Redirected } from "./renames.ts";
import { trailOf, type Source } from "./source.ts";

/** A module in use, with the tree of its options. */
export interface Registered {
  readonly module: AnyModule;
  readonly spec: DeclaredModule;
  readonly root: Node;
  /** Takes part: it contributes, asserts and warns, once it is enabled. */
  readonly active: boolean;
  /** Whether the module's own `enable` lets it contribute; absent for one that always does. */
  readonly enabled: GuardState | undefined;
  readonly sources: { readonly user: Source[]; readonly modules: Source[] };
}

/** The modules of one evaluation, and the definitions for each. */
export interface Registry {
  readonly byPath: Map<string, Registered>;
  readonly definitions: Definition[];
  readonly redirected: Redirected[];
  readonly register: (module: AnyModule) => Registered;
}

/** Collects the definitions of a configuration and of every module in it. Nothing is computed yet. */
export function collect(parts: readonly Part[], reader: Reader): Registry {
  const flat = flatten<Part>(parts);
  const disabled = new Set(flat.map(disabledModule).filter((it) => it !== undefined));
  const guardOf = guardStates();
  const byPath = new Map<string, Registered>();
  const waiting: Registered[] = [];
  const registry: Registry = { byPath, definitions: [], redirected: [], register };

  for (const [index, part] of flat.entries()) {
    if (isDefinition(part)) add(part, undefined, []);
    else if (!disabledModule(part)) reader.problems.push(messages.notADefinition(part, index));
  }
  for (let next; (next = waiting.shift()); ) contribute(next);
  for (const it of byPath.values()) finish(it);
  return registry;

  function register(module: AnyModule): Registered {
    const known = byPath.get(module.path);
    if (known && (known.module === module || disabled.has(module) || isSameModule(known.spec, module[MODULE]))) return known;
    if (known && !disabled.has(known.module)) {
      reader.problems.push(duplicate(known.spec, module[MODULE]));
      return known;
    }
    const entry = createRegistered(module, reader.collecting && !disabled.has(module), known);
    byPath.set(module.path, entry);
    if (entry.active) waiting.push(entry);
    return entry;
  }

  function createRegistered(module: AnyModule, active: boolean, replaced: Registered | undefined): Registered {
    const spec = module[MODULE];
    const sources = replaced?.sources ?? { user: [], modules: [] };
    const root = createNode({ parent: undefined, key: module.path, type: optionType(spec.options), module: module.path, name: "", sources: [] });
    const gated = !spec.always && "enable" in spec.options;
    const enabled = gated ? guardOf({ condition: () => (reader.read(root) as { enable: boolean }).enable, place: () => undefined }) : undefined;
    return { module, spec, root, active, enabled, sources };
  }

  function add(definition: Definition, module: string | undefined, guards: readonly GuardState[]): void {
    registry.definitions.push(definition);
    const entry = register(definition.module);
    const all = [...guards, ...definition.guards.map(guardOf)];
    const source: Source = { value: definition.input, rank: 100, order: 1000, at: trailOf(definition, module), guards: all };
    (module === undefined ? entry.sources.user : entry.sources.modules).push(source);
  }

  function contribute({ module, spec, root, enabled }: Registered): void {
    const guards = enabled ? [enabled] : [];
    try {
      const set = (input: unknown) => makeDefinition(module, input, callSite(set));
      const given = spec.config?.({ options: lazyOptions(reader, root) as never, get: reader.get, facts: reader.facts, set });
      for (const it of given === undefined ? [] : flatten(given)) add(it, module.path, guards);
    } catch (error) {
      reader.problems.push(isHmError(error) ? error : messages.configThrows(module.path, error));
    }
  }

  /** What modules contribute comes first, so that the user has the last word in lists and lines. */
  function finish(entry: Registered): void {
    const all = [...entry.sources.modules, ...entry.sources.user];
    const { kept, redirected } = redirect(entry, all, byPath, reader.problems);
    (entry.root.sources as Source[]).push(...kept);
    registry.redirected.push(...redirected);
    for (const { to, source } of redirected) (to.root.sources as Source[]).push(source);
  }
}

/** A stand-in for a module's options that can be handed out before they can be read. */
function lazyOptions(reader: Reader, root: Node): object {
  const view = {};
  for (const key of root.type.shape.keys()) {
    Object.defineProperty(view, key, {
      enumerable: true,
      get: () => {
        if (reader.collecting) throw messages.readTooEarly(`${root.module}.${key}`, []);
        return (reader.read(root) as Record<string, unknown>)[key];
      },
    });
  }
  return view;
}

/** Two copies of one version of a package are one module. */
function isSameModule(a: DeclaredModule, b: DeclaredModule): boolean {
  return a.package !== undefined && a.package.name === b.package?.name && a.package.version === b.package.version;
}

function duplicate(a: DeclaredModule, b: DeclaredModule): ReturnType<typeof messages.duplicateModule> {
  const label = (it: DeclaredModule) => (it.package ? `${it.package.name} ${it.package.version}` : undefined);
  const exhibit = (it: DeclaredModule): Exhibit => ({ origin: { place: it.place, keys: [] }, text: "declared" });
  return messages.duplicateModule(a.path, [label(a), label(b)], [exhibit(a), exhibit(b)]);
}
