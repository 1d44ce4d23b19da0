import { HmError, type Origin } from "@hm/api";

/** An entry of a graph, with the names of those that come before and after it. Names that are not there count for nothing. */
export interface DagEntry<T> {
  readonly value: T;
  readonly after: readonly string[];
  readonly before: readonly string[];
}

/** Brings named entries into an order that respects all neighbours; otherwise they stay in the order given. `place` says where one was set, for messages. */
export function sortDag<T>(entries: Readonly<Record<string, DagEntry<T>>>, place: (name: string) => Origin | undefined = () => undefined): { readonly name: string; readonly value: T }[] {
  const names = Object.keys(entries);
  const waits = new Map(names.map((name) => [name, new Set(entries[name]!.after.filter((it) => Object.hasOwn(entries, it)))]));
  for (const name of names) for (const later of entries[name]!.before) waits.get(later)?.add(name);
  const sorted: string[] = [];
  const pending = new Set(names);
  while (pending.size) {
    const next = [...pending].find((name) => ![...waits.get(name)!].some((it) => pending.has(it)));
    if (next === undefined) throw dagCycle(findCycle(pending, waits), place);
    pending.delete(next);
    sorted.push(next);
  }
  return sorted.map((name) => ({ name, value: entries[name]!.value }));
}

/** Follows waiting entries until one comes round again. */
function findCycle(pending: ReadonlySet<string>, waits: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const path: string[] = [];
  let name = [...pending][0]!;
  while (!path.includes(name)) {
    path.push(name);
    name = [...waits.get(name)!].find((it) => pending.has(it))!;
  }
  return [...path.slice(path.indexOf(name)), name].reverse();
}

function dagCycle(path: readonly string[], place: (name: string) => Origin | undefined): HmError {
  const exhibits = path.slice(1).flatMap((name) => {
    const origin = place(name);
    return origin ? [{ origin, text: `'${name}'` }] : [];
  });
  return new HmError("HM_DAG_CYCLE", `Activation steps wait for each other: ${path.join(" → ")}`, { exhibits, hint: "Take one of these 'after' or 'before' entries out." });
}
