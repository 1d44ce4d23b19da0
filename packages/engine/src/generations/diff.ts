import type { HomeStep, ManagedFile, Manifest } from "@hm/kernel";
import type { Generation, GenerationDiff } from "../engine.ts";
import { linkText, textsBelow } from "./text-of.ts";

type FileChange = GenerationDiff["files"][number];

/** Tells how two generations differ. Only what differs is read. */
export function diffGenerations(from: Generation | undefined, to: Generation): GenerationDiff {
  return {
    files: diffFiles(from, to),
    packages: diffNames(from ? packageNames(from.manifest) : [], packageNames(to.manifest)),
    variables: diffVariables(from?.manifest.sessionVariables ?? {}, to.manifest.sessionVariables),
    steps: diffSteps(from?.manifest.steps ?? [], to.manifest.steps),
  };
}

function diffFiles(from: Generation | undefined, to: Generation): FileChange[] {
  const before = from?.manifest.files ?? {};
  const after = to.manifest.files;
  const changes: FileChange[] = [];
  for (const path of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (isSame(before[path], after[path])) continue;
    const texts = diffTexts(path, textsOf(from, path), textsOf(to, path));
    changes.push(...(texts.length > 0 ? texts : diffKeeping(path, before[path], after[path])));
  }
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isSame(a: ManagedFile | undefined, b: ManagedFile | undefined): boolean {
  if (a?.mode === "link" && b?.mode === "link" && a.to !== b.to) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}

function diffTexts(target: string, before: ReadonlyMap<string, () => string>, after: ReadonlyMap<string, () => string>): FileChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((below) => {
    const sides = { path: target + below, before: before.get(below)?.(), after: after.get(below)?.() };
    return sides.before === sides.after ? [] : [sides];
  });
}

/** Two files of the same content that are kept in different ways. */
function diffKeeping(path: string, before: ManagedFile | undefined, after: ManagedFile | undefined): FileChange[] {
  const sides = { path, before: keepingOf(before), after: keepingOf(after) };
  return sides.before === sides.after ? [] : [sides];
}

function keepingOf(file: ManagedFile | undefined): string | undefined {
  if (!file) return undefined;
  const permissions = file.mode === "link" ? "" : `permissions: 0${file.permissions.toString(8)}\n`;
  return `mode: ${file.mode}\n${permissions}${file.onChange ? `onChange: ${file.onChange}\n` : ""}`;
}

function textsOf(generation: Generation | undefined, target: string): ReadonlyMap<string, () => string> {
  const file = generation?.manifest.files[target];
  if (!generation || !file) return new Map();
  const store = generation.path.slice(0, generation.path.lastIndexOf("/") + 1);
  if (file.mode === "link" && !file.to.startsWith(store)) return new Map([["", () => linkText(file.to)]]);
  return textsBelow(`${generation.path}/home-files/${target}`);
}

function packageNames({ packages }: Manifest): string[] {
  return packages.map(({ name, version }) => (version === undefined ? name : `${name} ${version}`));
}

function diffNames(before: readonly string[], after: readonly string[]): { added: string[]; removed: string[] } {
  return { added: after.filter((it) => !before.includes(it)), removed: before.filter((it) => !after.includes(it)) };
}

function diffVariables(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): GenerationDiff["variables"] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => (before[name] === after[name] ? [] : [{ name, before: before[name], after: after[name] }]));
}

function diffSteps(before: readonly HomeStep[], after: readonly HomeStep[]): GenerationDiff["steps"] {
  const known = new Map(before.map((it) => [it.name, JSON.stringify(it.run)]));
  const changed = after.filter((it) => known.has(it.name) && known.get(it.name) !== JSON.stringify(it.run)).map((it) => it.name);
  return { ...diffNames([...known.keys()], after.map((it) => it.name)), changed };
}
