const UNITS = ["KiB", "MiB", "GiB", "TiB"];

/** A number of bytes for people: `812 B`, `1.4 MiB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const power = Math.min(UNITS.length, Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** power;
  return `${amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${UNITS[power - 1]}`;
}

/** A number with its noun: `1 file`, `3 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
