import type { HmError } from "@hm/api";
import * as messages from "./messages.ts";
import type { Registered } from "./registry.ts";
import { child, extend, originOf, visibleRecords, type Source } from "./source.ts";
import type { OptionType } from "./option-type.ts";

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
  const kept = old.size ? sources.flatMap((it) => takeOut(it, [])) : sources;
  for (const it of sources) refuseReadOnly(entry, it, problems);
  return { kept, redirected };

  function takeOut(source: Source, path: readonly string[]): Source[] {
    const records = visibleRecords(source);
    if (!records.length || !records.some((it) => Object.keys(it.value).some((key) => concerns([...path, key])))) return [source];
    return records.map((record) => ({ ...record, value: without(record, path) }));
  }

  function concerns(path: readonly string[]): boolean {
    const text = path.join(".");
    for (const it of old) if (it === text || it.startsWith(`${text}.`)) return true;
    return false;
  }

  function without(record: Source & { readonly value: Readonly<Record<string, unknown>> }, path: readonly string[]): Record<string, unknown> {
    const rest: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(record.value)) {
      const here = [...path, key];
      const name = here.join(".");
      const below: Source = { ...child(record, key, value), rank: record.rank, order: record.order, guards: record.guards };
      if (old.has(name)) moveOrRefuse(name, below);
      else if (!concerns(here)) rest[key] = value;
      else {
        const [left] = takeOut(below, here);
        rest[key] = left?.value;
      }
    }
    return rest;
  }

  function moveOrRefuse(name: string, source: Source): void {
    const exhibits = [{ origin: originOf(source.at) }];
    const from = `${entry.module.path}.${name}`;
    const gone = removed[name];
    if (gone !== undefined) return void problems.push(messages.removedOption(from, gone, exhibits));
    const target = renamed[name]!;
    const inside = target.split(".");
    const outside = [...modules.values()].find((it) => target.startsWith(`${it.module.path}.`));
    const own = entry.root.type.shape.has(inside[0]!);
    const to = own ? entry : outside;
    if (!to) return void problems.push(messages.movedOption(from, target, exhibits));
    const path = own ? inside : target.slice(to.module.path.length + 1).split(".");
    const value = path.reduceRight<unknown>((below, key) => ({ [key]: below }), source.value);
    redirected.push({ from, toPath: `${to.module.path}.${path.join(".")}`, to, source: { ...source, value, at: { ...source.at, hidden: path.length } } });
  }
}

function refuseReadOnly(entry: Registered, source: Source, problems: HmError[]): void {
  if (source.at.module === entry.module.path) return;
  const visit = (type: OptionType, it: Source, path: string): void => {
    for (const record of visibleRecords(it)) {
      for (const [key, value] of Object.entries(record.value)) {
        const below = type.shape.get(key);
        const at = { ...record, value, at: extend(record.at, key) };
        if (below?.hints.readOnly) problems.push(messages.readOnlyOption(`${path}.${key}`, [{ origin: originOf(at.at) }]));
        else if (below?.kind === "group") visit(below, at, `${path}.${key}`);
      }
    }
  };
  visit(entry.root.type, source, entry.module.path);
}
