import type { Context } from "../context.ts";
import { noSuchOption, usage } from "../errors.ts";
import { readSource } from "../report/exhibit.ts";
import { nearestPaths } from "./nearest-paths.ts";
import { findOptions, listFound } from "./option-search.ts";
import { describeOption } from "./option-text.ts";
import { optionReport } from "./option-report.ts";

interface OptionFlags {
  readonly search?: readonly string[];
  readonly json?: boolean;
}

/** Shows one option, or lists those that match words. */
export async function run(context: Context, { search, json }: OptionFlags, path?: string): Promise<number | void> {
  if ((search === undefined) === (path === undefined)) throw usage("`hm option` takes the path of an option, or --search and words.", "As in: hm option programs.git.settings");
  await using engine = await context.openEngine();
  const { evaluation } = await engine.load({ file: context.options.file });
  const { out } = context.terminal;
  context.progress.done();
  if (search) {
    const found = findOptions(evaluation, search);
    if (json) out.line(JSON.stringify(found, undefined, 2));
    else for (const line of listFound(found, out)) out.line(line);
    return found.length > 0 ? 0 : 1;
  }
  const info = evaluation.option(path!);
  if (!info) throw noSuchOption(path!, nearestPaths(path!, Array.from(evaluation.options(), (it) => it.path)));
  const report = await optionReport(info, readSource);
  if (json) out.line(JSON.stringify(report, undefined, 2));
  else for (const line of describeOption(info, report, out)) out.line(line);
}
