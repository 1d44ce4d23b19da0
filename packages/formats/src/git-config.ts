import { definedEntries, isRecord, listOf, scalarText, type Atom, type Scalar } from "./value.ts";

/** Settings of Git: sections down to keys, subsections as records in between; lists repeat their key. */
export interface GitSettings {
  readonly [name: string]: Atom | readonly Atom[] | GitSettings;
}

interface Section {
  readonly path: readonly string[];
  readonly lines: string[];
}

/** Writes a Git configuration as nixpkgs' `toGitINI` does: `[name "sub"]`, tab-indented keys, strings quoted and escaped. */
export function gitConfig(settings: GitSettings): string {
  return collect([], settings)
    .map(({ path, lines }) => `[${sectionName(path)}]\n${lines.map((line) => `\t${line}\n`).join("")}`)
    .join("\n");
}

function collect(path: readonly string[], settings: GitSettings): Section[] {
  const own: Section = { path, lines: [] };
  const below: Section[] = [];
  for (const [key, value] of definedEntries(settings)) {
    if (isRecord(value)) below.push(...collect([...path, key], value as GitSettings));
    else for (const one of listOf(value as Atom | readonly Atom[])) own.lines.push(`${key} = ${gitValue(one)}`);
  }
  return own.lines.length === 0 ? below : [own, ...below];
}

function sectionName(path: readonly string[]): string {
  const [first = "", ...rest] = path;
  const quoted = /^([^"]*) "(.*)"$/s.exec(first);
  if (quoted) return rest.length === 0 ? first : `${quoted[1]} "${[quoted[2], ...rest.map(escapeSubsection)].join(".")}"`;
  const dot = first.indexOf(".");
  const name = dot < 0 ? first : first.slice(0, dot);
  const subsections = dot < 0 ? rest : [first.slice(dot + 1), ...rest];
  return subsections.length === 0 ? name : `${name} "${subsections.map(escapeSubsection).join(".")}"`;
}

function escapeSubsection(text: string): string {
  return text.replace(/["\\]/g, "\\$&");
}

const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\t": "\\t", "\b": "\\b", '"': '\\"', "\\": "\\\\" };

function gitValue(value: Scalar): string {
  if (typeof value === "number" || typeof value === "boolean") return scalarText(value);
  return `"${String(value).replace(/[\n\t\b"\\]/g, (it) => ESCAPES[it]!)}"`;
}
