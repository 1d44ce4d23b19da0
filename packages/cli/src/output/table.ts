import { stripVTControlCharacters } from "node:util";

/** Aligns rows in columns two spaces apart, without lines or headings. */
export function formatTable(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((it, column) => (widths[column] = Math.max(widths[column] ?? 0, width(it))));
  return rows.map((row) => row.map((it, column) => it + " ".repeat(widths[column]! - width(it))).join("  ").trimEnd());
}

function width(cell: string): number {
  return stripVTControlCharacters(cell).length;
}
