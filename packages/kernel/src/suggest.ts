import leven from "leven";

/** The known name that `name` was most likely meant to be, or nothing when none is near. */
export function closest(name: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let distance = limit + 1;
  for (const it of known) {
    const d = it.toLowerCase() === name.toLowerCase() ? 0 : leven(name, it);
    if (d < distance) [best, distance] = [it, d];
  }
  return best;
}
