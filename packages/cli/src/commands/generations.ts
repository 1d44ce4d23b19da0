import type { Context } from "../context.ts";
import { formatDate } from "../output/date.ts";

/** Lists all generations as Home Manager does, newest first. */
export async function run(context: Context, { json }: { readonly json?: boolean }): Promise<void> {
  await using engine = await context.openEngine();
  const { out } = context.terminal;
  const all = engine.generations().toSorted((a, b) => b.id - a.id);
  if (json) return out.line(JSON.stringify(all, undefined, 2));
  for (const { id, path, date, current } of all) out.line(`${formatDate(date)} : id ${id} -> ${path}${current ? " (current)" : ""}`);
}
