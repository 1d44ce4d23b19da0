import { isEntry } from "@hm/api";
import type { Blocks } from "./blocks.ts";

/** Names of the blocks in the order of the file: a block that waits for others has them right before it. */
export function sortBlocks(blocks: Blocks): string[] {
  const waits = waitsOf(blocks);
  const sorted: string[] = [];
  let left = Object.keys(blocks);
  while (left.length > 0) {
    const { next, rest } = takeFirst(left, waits);
    if (next === undefined) return [...sorted, ...left];
    sorted.push(next);
    left = rest;
  }
  return sorted;
}

/** Whether blocks wait for each other. */
export function hasCycle(blocks: Blocks): boolean {
  const waits = waitsOf(blocks);
  const open = new Set(Object.keys(blocks));
  for (let before = -1; before !== open.size; ) {
    before = open.size;
    for (const name of open) if (![...waits.get(name)!].some((it) => open.has(it))) open.delete(name);
  }
  return open.size > 0;
}

type Waits = ReadonlyMap<string, ReadonlySet<string>>;

/** The blocks that each block comes after. */
function waitsOf(blocks: Blocks): Waits {
  const waits = new Map(Object.entries(blocks).map(([name, it]) => [name, new Set(isEntry(it) ? it.after : [])]));
  for (const [name, it] of Object.entries(blocks)) if (isEntry(it)) for (const later of it.before) waits.get(later)?.add(name);
  return waits;
}

/** Goes from the first name to one that it waits for, and on, up to a name that waits for none. Those on the way come next. */
function takeFirst([first, ...others]: readonly string[], waits: Waits): { readonly next: string | undefined; readonly rest: string[] } {
  const passed: string[] = [];
  let name = first!;
  let rest = others;
  for (;;) {
    const awaited = waits.get(name)!;
    if (awaited.has(name) || passed.some((it) => awaited.has(it))) return { next: undefined, rest };
    const [next, ...further] = rest.filter((it) => awaited.has(it));
    if (next === undefined) return { next: name, rest: [...passed, ...rest] };
    rest = [...further, ...rest.filter((it) => !awaited.has(it))];
    passed.unshift(name);
    name = next;
  }
}
