import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Context } from "../context.ts";
import type { Output } from "../output/terminal.ts";
import { NEWS, type NewsEntry } from "../news/entries.ts";
import { stateFolder } from "../places.ts";

/** Shows the news that were not read yet, and remembers them. With `--all`, the others follow. */
export async function run(context: Context, { all = false, json }: { readonly all?: boolean; readonly json?: boolean }): Promise<void> {
  const file = join(stateFolder(process.env), "news-read.json");
  const known = new Set(readIds(file));
  const relevant = await forThisHome(context);
  const unread = relevant.filter((it) => !known.has(it.id));
  const shown = all ? [...unread, ...relevant.filter((it) => known.has(it.id))] : unread;
  const { out } = context.terminal;
  if (json) return out.line(JSON.stringify(shown.map((it) => ({ ...it, read: known.has(it.id) })), undefined, 2));
  for (const it of shown) show(it, known.has(it.id), out);
  if (shown.length === 0) out.line("Nothing new. See what was read before with: hm news --all");
  if (unread.length > 0) writeIds(file, [...known, ...unread.map((it) => it.id)]);
}

/** What concerns everybody, or a module that the current generation was made with. */
async function forThisHome(context: Context): Promise<readonly NewsEntry[]> {
  if (NEWS.every((it) => it.module === undefined)) return NEWS;
  await using engine = await context.openEngine();
  const modules = engine.generations().some((it) => it.current) ? engine.generation().manifest.modules : [];
  return NEWS.filter((it) => it.module === undefined || modules.some(({ path }) => path === it.module));
}

function show({ date, message, module }: NewsEntry, read: boolean, out: Output): void {
  out.line(`${out.style("bold", date)}${module ? `  ${module}` : ""}${read ? "" : `  ${out.style("green", "new")}`}`);
  for (const line of wrap(message, Math.min(out.columns, 100) - 2)) out.line(`  ${line}`);
  out.line();
}

function wrap(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1)!;
    if (line !== "" && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}

function readIds(file: string): string[] {
  try {
    const ids: unknown = JSON.parse(readFileSync(file, "utf8"));
    return Array.isArray(ids) ? ids.filter((it) => typeof it === "string") : [];
  } catch {
    return [];
  }
}

function writeIds(file: string, ids: readonly string[]): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${JSON.stringify(ids)}\n`);
  } catch {
    // In a read-only home the news stay new.
  }
}
