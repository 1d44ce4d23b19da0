import { lstatSync, readlinkSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Context } from "../context.ts";
import { usage } from "../errors.ts";

interface BuildFlags {
  readonly outLink: string | false;
  readonly json?: boolean;
}

/** Builds the home, links the result and prints its path. */
export async function run(context: Context, { outLink, json }: BuildFlags): Promise<void> {
  const link = outLink === false ? undefined : resolve(outLink);
  if (link !== undefined) checkLink(link);
  await using engine = await context.openEngine();
  const { path } = await engine.build(await context.evaluate(engine));
  if (link !== undefined) {
    engine.addRoot(link);
    replaceLink(link, path);
  }
  context.progress.done();
  context.terminal.out.line(json ? JSON.stringify({ path, link: link ?? null }, undefined, 2) : path);
}

/** Refuses a link name that cannot be made, before any work. */
function checkLink(link: string): void {
  const there = lstatSync(link, { throwIfNoEntry: false });
  if (there && !there.isSymbolicLink()) throw usage(`'${link}' is in the way of the link to the result.`, "Move it away, or name another link with -o.");
  if (!lstatSync(dirname(link), { throwIfNoEntry: false })) throw usage(`There is no folder '${dirname(link)}' for the link to the result.`, "Create it, or name another link with -o.");
}

function replaceLink(link: string, to: string): void {
  if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() && readlinkSync(link) === to) return;
  const next = join(dirname(link), `.${basename(link)}.${process.pid}`);
  rmSync(next, { force: true });
  symlinkSync(to, next);
  renameSync(next, link);
}
