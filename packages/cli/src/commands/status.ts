import type { StatusEntry } from "@hm/engine";
import type { Context } from "../context.ts";
import { unifiedDiff } from "../output/diff.ts";
import { printable } from "../output/short-path.ts";

const SAYS: Readonly<Record<StatusEntry["state"], string>> = { missing: "missing", changed: "changed", replaced: "replaced" };

/** Shows what in the home is no longer as hm left it. */
export async function run(context: Context, { json }: { readonly json?: boolean }): Promise<void> {
  await using engine = await context.openEngine();
  const entries = await engine.status();
  context.progress.done();
  const { out } = context.terminal;
  if (json) return out.line(JSON.stringify(entries, undefined, 2));
  if (entries.length === 0) return out.line(engine.generations().length === 0 ? "No generation was activated yet." : "The home is as hm left it.");
  for (const { path, state, expected, actual } of entries) {
    out.line(`${out.style("yellow", SAYS[state].padEnd(8))}  ${printable(`~/${path}`)}`);
    if (expected === undefined || actual === undefined) continue;
    const labels = [`as hm left it: ~/${path}`, `as it is now: ~/${path}`] as const;
    out.write(indent(await unifiedDiff({ path, before: expected, after: actual, labels }, out)));
  }
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "  ");
}
