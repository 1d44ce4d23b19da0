import { writeFileSync } from "node:fs";
import type { Context } from "../context.ts";
import { adoptFile } from "../adopt/adopt-file.ts";
import type { Adoption } from "../adopt/adoption.ts";
import { targetBelowHome } from "../adopt/target.ts";
import { noGeneration } from "../errors.ts";
import { unifiedDiff } from "../output/diff.ts";
import { shortPath } from "../output/short-path.ts";
import { readSource, resolveOrigin } from "../report/exhibit.ts";

interface AdoptFlags {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Takes files that were changed by hand back into the configuration: into their sources, or as text to paste. */
export async function run(context: Context, { dryRun = false, json }: AdoptFlags, paths: readonly string[]): Promise<void> {
  await using engine = await context.openEngine();
  if (!engine.generations().some((it) => it.current)) throw noGeneration();
  const { manifest } = engine.generation();
  const { files } = await (await context.evaluate(engine)).home();
  const { openDocument: open } = await import("@hm/formats/documents");
  // All of them can be adopted, or none is.
  const adoptions: Adoption[] = [];
  for (const path of paths) adoptions.push(adoptFile(targetBelowHome(path, manifest.homeDirectory), { manifest, files, open }));
  context.progress.done();
  for (const it of adoptions) if (it.kind === "write" && !dryRun) writeFileSync(it.into, it.content);
  const { out } = context.terminal;
  if (json) return out.line(JSON.stringify(await Promise.all(adoptions.map(asJson)), undefined, 2));
  for (const [at, it] of adoptions.entries()) {
    if (at > 0) out.line();
    await tell(it, context, dryRun);
  }
}

async function tell(it: Adoption, { terminal: { out } }: Context, dryRun: boolean): Promise<void> {
  if (it.kind === "unchanged") return out.line(`Nothing to do: ~/${it.target} is as the configuration has it.`);
  if (it.kind === "write") {
    out.line(`${dryRun ? "Would write" : "Wrote"} ${shortPath(it.into)}`);
    if (typeof it.content === "string") out.write(await unifiedDiff({ path: shortPath(it.into), before: it.before, after: it.content }, out));
    return;
  }
  const place = it.origin && (await resolveOrigin(it.origin, readSource))?.place;
  out.line(`${out.style("bold", `~/${it.target}`)} is set${place ? ` at ${shortPath(place.file)}:${place.line}:${place.column}` : ""}. Make it:`);
  out.line();
  out.write(it.text.endsWith("\n") ? it.text : `${it.text}\n`);
}

async function asJson(it: Adoption): Promise<unknown> {
  if (it.kind === "unchanged") return { path: it.target, done: "unchanged" };
  if (it.kind === "write") return { path: it.target, done: "written", into: it.into };
  return { path: it.target, done: "printed", text: it.text, place: (it.origin && (await resolveOrigin(it.origin, readSource))?.place) ?? null };
}
