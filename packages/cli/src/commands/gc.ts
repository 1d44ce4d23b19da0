import type { Context } from "../context.ts";
import { count, formatSize } from "../output/size.ts";

/** Removes from the store what no generation needs. */
export async function run(context: Context, { dryRun = false, json }: { readonly dryRun?: boolean; readonly json?: boolean }): Promise<void> {
  await using engine = await context.openEngine({ recover: !dryRun });
  const { paths, bytes } = await engine.collectGarbage({ dryRun });
  const { out } = context.terminal;
  if (json) return out.line(JSON.stringify({ dryRun, paths, bytes }, undefined, 2));
  if (dryRun) for (const it of paths) out.line(it);
  const what = `${count(paths.length, "object")}, ${formatSize(bytes)}`;
  out.line(paths.length === 0 ? "Nothing to do: generations need all that is in the store." : `${dryRun ? "Would remove" : "Removed"} ${what}.`);
}
