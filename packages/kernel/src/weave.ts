/**
 * Brings the keys of several records into one order.
 *
 * Keys stand in the order of writing, those of earlier records first. Where every record lists its keys by name, nobody
 * has asked for an order, and so the keys of all of them together stand by name.
 */
export function weave(lists: readonly (readonly string[])[]): readonly string[] {
  if (lists.length === 1) return lists[0]!;
  const keys = [...new Set(lists.flat())];
  return lists.every(isSorted) ? keys.sort(byName) : keys;
}

function isSorted(keys: readonly string[]): boolean {
  return keys.every((key, index) => index === 0 || byName(keys[index - 1]!, key) <= 0);
}

/** Compares by code points of UTF-16, the same on every machine. */
function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
