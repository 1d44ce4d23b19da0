/** Beyond this many pairs of lines the middle is shown as replaced. */
const LIMIT = 4_000_000;

/** The lines that differ between two texts, those that go marked by `-` and those that come by `+`. */
export function diffLines(now: string, next: string): string[] {
  const [a, b] = [now.split("\n"), next.split("\n")];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return left.length * right.length > LIMIT ? replaced(left, right) : compared(left, right);
}

function replaced(left: readonly string[], right: readonly string[]): string[] {
  return [...left.map((it) => `-${it}`), ...right.map((it) => `+${it}`)];
}

/** Keeps the longest common subsequence of lines, which is left out of what is shown. */
function compared(left: readonly string[], right: readonly string[]): string[] {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      lengths[i * width + j] = left[i] === right[j] ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  const shown: string[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) [i, j] = [i + 1, j + 1];
    else if (j >= right.length || (i < left.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)) shown.push(`-${left[i++]}`);
    else shown.push(`+${right[j++]}`);
  }
  return shown;
}
