/** The keys of one record, in the order of writing. */
export interface Listing {
  readonly keys: readonly string[];
  /** Written by the user, not by a module. */
  readonly byUser: boolean;
}

/**
 * Brings the keys of several records into one order.
 *
 * Keys stand in the order of writing, those of earlier records first. Where every record lists its keys by name, nobody
 * has asked for an order, and so the keys of all of them together stand by name. Records of the user with a single key
 * say something only together: they count as one list.
 */
export function weave(listings: readonly Listing[]): readonly string[] {
  if (listings.length === 1) return listings[0]!.keys;
  const keys = [...new Set(listings.flatMap((it) => it.keys))];
  const isSingle = (it: Listing) => it.byUser && it.keys.length === 1;
  const singles = listings.filter(isSingle).flatMap((it) => it.keys);
  const lists = [singles, ...listings.filter((it) => !isSingle(it)).map((it) => it.keys)];
  return lists.every(isSorted) ? keys.sort(byName) : keys;
}

function isSorted(keys: readonly string[]): boolean {
  return keys.every((key, index) => index === 0 || byName(keys[index - 1]!, key) <= 0);
}

/** Compares by code points of UTF-16, the same on every machine. */
function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
