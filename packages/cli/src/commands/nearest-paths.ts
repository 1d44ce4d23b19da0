/** Up to three known paths that `path` was most likely meant to be: groups and options alike. */
export function nearestPaths(path: string, options: Iterable<string>): string[] {
  const known = new Set<string>();
  for (const option of options) {
    const names = option.split(".");
    for (let length = 1; length <= names.length; length++) known.add(names.slice(0, length).join("."));
  }
  const wanted = path.toLowerCase();
  const rated = Array.from(known, (it) => ({ it, rate: rate(wanted, it.toLowerCase()) }));
  return rated.filter(({ rate }) => rate <= Math.max(2, wanted.length / 4)).toSorted((a, b) => a.rate - b.rate || a.it.length - b.it.length).slice(0, 3).map(({ it }) => it);
}

function rate(wanted: string, known: string): number {
  if (known.endsWith(`.${wanted}`)) return 0.5;
  return editDistance(wanted, known);
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}
