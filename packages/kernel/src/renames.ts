import { PLAIN_ORDER, PLAIN_RANK, merge, order, rank, type HmError } from "@hm/api";
import * as messages from "./messages.ts";
import type { Registered } from "./registry.ts";
import { child, originOf, unwrap, type Source } from "./source.ts";
import { assign, isRecord } from "./values.ts";

/** A definition that used an old name, on its way to the new one. */
export interface Redirected {
  readonly from: string;
  readonly toPath: string;
  readonly to: Registered;
  readonly source: Source;
}

interface Redirection {
  readonly kept: readonly Source[];
  readonly redirected: readonly Redirected[];
}

/** Takes values set by old names out of a module's definitions and gives them their new places. */
export function redirect(entry: Registered, sources: readonly Source[], modules: ReadonlyMap<string, Registered>, problems: HmError[]): Redirection {
  const { renamed = {}, removed = {} } = entry.spec;
  const old = new Set([...Object.keys(renamed), ...Object.keys(removed)]);
  const redirected: Redirected[] = [];
  const kept = old.size ? sources.flatMap((it) => takeOut(it, [], it)) : sources;
  return { kept, redirected };

  function takeOut(source: Source, path: readonly string[], outer: Source): Source[] {
    const parts = unwrap(source);
    if (!parts.some(({ value }) => isRecord(value) && Object.keys(value).some((key) => concerns([...path, key])))) return [source];
    return parts.map((it) => (isRecord(it.value) ? { ...it, value: without(it, it.value, path, outer) } : it));
  }

  function concerns(path: readonly string[]): boolean {
    const text = path.join(".");
    for (const it of old) if (it === text || it.startsWith(`${text}.`)) return true;
    return false;
  }

  function without(source: Source, record: Readonly<Record<string, unknown>>, path: readonly string[], outer: Source): object {
    const rest = {};
    const around = { ...outer, rank: source.rank === PLAIN_RANK ? outer.rank : source.rank, order: source.order === PLAIN_ORDER ? outer.order : source.order };
    for (const [key, value] of Object.entries(record)) {
      const here = [...path, key];
      const below = child(source, key, value);
      if (old.has(here.join("."))) moveOrRefuse(here.join("."), { ...around, value, at: below.at });
      else if (!concerns(here)) assign(rest, key, value);
      else {
        const left = whole(takeOut(below, here, around));
        if (!isRecord(left) || Object.keys(left).length > 0 || left === value) assign(rest, key, left);
      }
    }
    return rest;
  }

  function moveOrRefuse(name: string, source: Source): void {
    if (source.value === undefined) return;
    const exhibits = [{ origin: originOf(source.at) }];
    const from = `${entry.module.path}.${name}`;
    const gone = removed[name];
    if (gone !== undefined) return void problems.push(messages.removedOption(from, gone, exhibits));
    const target = targetOf(entry, renamed[name]!, modules);
    if (!target) return void problems.push(messages.movedOption(from, renamed[name]!, exhibits));
    const { to, path } = target;
    // The rank of a whole group is that of each value in it, however deep its new place is.
    const value = path.reduceRight<unknown>((below, key) => ({ [key]: below }), whole([source]));
    const at = { ...source.at, hidden: path.length };
    redirected.push({ from, toPath: `${to.module.path}.${path.join(".")}`, to, source: { ...source, value, rank: PLAIN_RANK, order: PLAIN_ORDER, at } });
  }
}

/** Sources as one value, with their ranks and orders. */
function whole(sources: readonly Source[]): unknown {
  const values = sources.map(({ value, rank: by, order: at }) => {
    const ordered = at === PLAIN_ORDER ? value : order(at, value);
    return by === PLAIN_RANK ? ordered : rank(by, ordered);
  });
  return values.length === 1 ? values[0] : merge(...values);
}

/** The module and the path in it that a new name leads to, in one step or over several renames. */
function targetOf(entry: Registered, target: string, modules: ReadonlyMap<string, Registered>): { readonly to: Registered; readonly path: readonly string[] } | undefined {
  const own = entry.root.type.shape.has(target.split(".")[0]!) || Object.hasOwn(entry.spec.renamed ?? {}, target);
  const prefix = (it: Registered) => `${it.module.path}.`;
  const outside = [...modules.values()].filter((it) => target.startsWith(prefix(it))).toSorted((a, b) => prefix(b).length - prefix(a).length)[0];
  const to = own ? entry : outside;
  if (!to) return undefined;
  const name = own ? target : target.slice(prefix(to).length);
  const further = to.spec.renamed?.[name];
  return further === undefined ? { to, path: name.split(".") } : targetOf(to, further, modules);
}
