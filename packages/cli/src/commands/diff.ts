import { isHmError } from "@hm/api";
import type { Engine, Generation, GenerationDiff } from "@hm/engine";
import type { Operation } from "@hm/kernel";
import { reportError, type Context } from "../context.ts";
import { noGeneration } from "../errors.ts";
import { unifiedDiff } from "../output/diff.ts";
import { listOperations } from "../output/operations.ts";
import type { Output } from "../output/terminal.ts";
import { generationNumber } from "./generation-number.ts";

/** Shows what a switch would change, or how two generations differ. */
export async function run(context: Context, { json }: { readonly json?: boolean }, a?: string, b?: string): Promise<void> {
  await using engine = await context.openEngine({ quiet: true });
  const [from, to] = a === undefined ? await currentAndNext(context, engine) : twoOf(engine, a, b);
  const diff = engine.diff(from, to);
  // Files that somebody changed or removed are put right by a switch, too.
  const further = a === undefined ? await otherOperations(context, engine, to, diff) : [];
  context.progress.done();
  const { out } = context.terminal;
  if (json) return out.line(JSON.stringify({ ...diff, ...(a === undefined ? { operations: further } : {}) }, undefined, 2));
  const text = (await filesDiff(diff, out)) + listDiff(diff, out) + heading("In the home", listOperations(further), out);
  out.write(text || (a === undefined ? "Nothing to do.\n" : "No difference.\n"));
}

async function currentAndNext(context: Context, engine: Engine): Promise<[Generation | undefined, Generation]> {
  const next = await engine.build(await context.evaluate(engine));
  return [engine.generations().some((it) => it.current) ? engine.generation() : undefined, next];
}

function twoOf(engine: Engine, a: string, b: string | undefined): [Generation, Generation] {
  if (b === undefined && !engine.generations().some((it) => it.current)) throw noGeneration();
  return [engine.generation(generationNumber(a)), b === undefined ? engine.generation() : engine.generation(generationNumber(b))];
}

async function otherOperations(context: Context, engine: Engine, next: Generation, { files }: GenerationDiff): Promise<readonly Operation[]> {
  const shown = new Set(files.map((it) => it.path));
  try {
    const { plan } = await engine.activate(next, { dryRun: true });
    return plan.operations.filter((it) => it.because !== "directory" && !(it.do === "set" && shown.has(it.path)));
  } catch (error) {
    if (!isHmError(error)) throw error;
    await reportError(context, error);
    return [];
  }
}

async function filesDiff({ files }: GenerationDiff, out: Output): Promise<string> {
  const diffs = await Promise.all(files.map((it) => unifiedDiff(it, out)));
  return diffs.join("");
}

function listDiff({ packages, variables, steps }: GenerationDiff, out: Output): string {
  const added = (it: string) => `  ${out.style("green", `+ ${it}`)}`;
  const removed = (it: string) => `  ${out.style("red", `- ${it}`)}`;
  const sides = variables.flatMap(({ name, before, after }) => [...(before === undefined ? [] : [removed(`${name}=${before}`)]), ...(after === undefined ? [] : [added(`${name}=${after}`)])]);
  return (
    heading("Packages", [...packages.removed.map(removed), ...packages.added.map(added)], out) +
    heading("Session variables", sides, out) +
    heading("Activation steps", [...steps.removed.map(removed), ...steps.added.map(added), ...steps.changed.map((it) => `  ${out.style("yellow", `~ ${it}`)}`)], out)
  );
}

function heading(title: string, lines: readonly string[], out: Output): string {
  return lines.length === 0 ? "" : `${out.style("bold", title)}\n${lines.join("\n")}\n`;
}
