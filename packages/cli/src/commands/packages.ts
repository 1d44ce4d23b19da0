import type { Context } from "../context.ts";
import { noGeneration } from "../errors.ts";
import { formatTable } from "../output/table.ts";

/** Lists what the current generation installs. */
export async function run(context: Context, { json }: { readonly json?: boolean }): Promise<void> {
  await using engine = await context.openEngine();
  if (!engine.generations().some((it) => it.current)) throw noGeneration();
  const { packages } = engine.generation().manifest;
  const { out } = context.terminal;
  if (json) return out.line(JSON.stringify(packages, undefined, 2));
  const rows = packages.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, version, path }) => [name, version ?? "", path ?? ""]);
  for (const line of formatTable(rows)) out.line(line);
}
