import { MODULE, callSite, definition as makeDefinition, disabledModule, flatten, isDefinition, isHmError, misplacedValue, type AnyModule, type DeclaredModule, type Definition, type Exhibit, type Part } from "@hm/api";
import { guardStates, type GuardState } from "./guard.ts";
import * as messages from "./messages.ts";
import { createNode, type Node } from "./node.ts";
import { optionType } from "./option-type.ts";
import type { Reader } from "./reader.ts";
import { redirect, type Redirected } from "./renames.ts";
import { trailOf, type Source } from "./source.ts";
import { thrownAt } from "./trace.ts";

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
  const disabled = flat.map(disabledModule).filter((it) => it !== undefined);
  const isDisabled = (it: AnyModule) => disabled.some((other) => isSameModule(other, it));
  const guardOf = guardStates();
  const byPath = new Map<string, Registered>();
  const known = new Map<AnyModule, Registered>();
  const waiting: Registered[] = [];
  const registry: Registry = { byPath, definitions: [], redirected: [], register };

  for (const part of flat) {
    const stray = misplacedValue(part);
    if (isDefinition(part)) add(part, undefined, []);
    else if (!disabledModule(part)) reader.problems.push(messages.notADefinition(stray ? stray.value : part, stray?.origin));
  }
  for (let next; (next = waiting.shift()); ) contribute(next);
  for (const it of byPath.values()) finish(it);
  return registry;

  function register(module: AnyModule): Registered {
    let entry = known.get(module);
    if (!entry) known.set(module, (entry = enter(module)));
    return entry.module === module ? entry : (byPath.get(module.path) ?? entry);
  }

  function enter(module: AnyModule): Registered {
    const other = byPath.get(module.path);
    if (other && (isDisabled(module) || isSameModule(other.module, module))) return other;
    if (other && !isDisabled(other.module)) {
      reader.problems.push(duplicate(other.spec, module[MODULE]));
      return other;
    }
    const entry = createRegistered(module, reader.collecting && !isDisabled(module), other);
    byPath.set(module.path, entry);
    if (other) known.set(other.module, entry);
    if (entry.active) waiting.push(entry);
    return entry;
  }

  function createRegistered(module: AnyModule, active: boolean, replaced: Registered | undefined): Registered {
    const spec = module[MODULE];
    const sources = replaced?.sources ?? { user: [], modules: [] };
    const root = createNode({ parent: undefined, key: module.path, type: optionType(spec.options), module: spec, name: "", entry: false, sources: [] });
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
      for (const it of given === undefined ? [] : flatten(given)) {
        if (isDefinition(it)) add(it, module.path, guards);
        else reader.problems.push(messages.notADefinition(it, { place: spec.place, keys: [], module: module.path }));
      }
    } catch (error) {
      reader.problems.push(isHmError(error) ? error : messages.configThrows(module.path, error, thrownAt(error)));
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
      get: function read() {
        if (reader.collecting) throw messages.readTooEarly(`${root.module.path}.${key}`, callSite(read));
        return (reader.read(root) as Record<string, unknown>)[key];
      },
    });
  }
  return view;
}

/** Two copies of one version of a package are one module. */
function isSameModule(a: AnyModule, b: AnyModule): boolean {
  if (a === b) return true;
  const [one, other] = [a[MODULE], b[MODULE]];
  return a.path === b.path && one.package !== undefined && one.package.name === other.package?.name && one.package.version === other.package.version;
}

function duplicate(a: DeclaredModule, b: DeclaredModule): ReturnType<typeof messages.duplicateModule> {
  const label = (it: DeclaredModule) => (it.package ? `${it.package.name} ${it.package.version}` : undefined);
  const exhibit = (it: DeclaredModule): Exhibit => ({ origin: { place: it.place, keys: [] }, text: "declared" });
  return messages.duplicateModule(a.path, [label(a), label(b)], [exhibit(a), exhibit(b)]);
}
