import { createInterface } from "node:readline/promises";
import type { Context } from "../context.ts";
import { usage } from "../errors.ts";
import { listOperations, summarize } from "../output/operations.ts";
import { count } from "../output/size.ts";

interface UninstallFlags {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly verbose?: boolean;
}

/** Takes hm out of the home, once the user agreed. */
export async function run(context: Context, { yes, dryRun = false, verbose = false }: UninstallFlags): Promise<number | void> {
  if (!yes && !dryRun && !(await agreed())) {
    context.note("Nothing was changed.");
    return 1;
  }
  await using engine = await context.openEngine({ recover: !dryRun });
  const { operations } = await engine.uninstall({ verbose, dryRun });
  context.progress.done();
  const { out } = context.terminal;
  if (dryRun || verbose) for (const line of listOperations(operations)) out.line(line);
  if (dryRun) out.line(`Would leave the home as it was before hm: ${count(operations.length, "operation")}.`);
  else out.line(`The home is as it was before hm: ${summarize(operations)}. Your configuration was kept.`);
}

async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw usage("`hm uninstall` asks before it does anything, and there is no terminal to ask on.", "Add --yes to agree.");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question("Take everything that hm put into your home out again, and bring back what was there before? [y/N] ");
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
