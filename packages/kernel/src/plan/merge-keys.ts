import type { MergeFormat } from "../home.ts";
import type { OriginalKeys, Value, Values } from "../manifest.ts";

/** A text whose keys can be read and changed while all else in it stays as it is. */
export interface KeyDocument {
  get(path: readonly string[]): Value | undefined;
  set(path: readonly string[], value: Value): void;
  /** Removes a key, and what it leaves empty above. */
  delete(path: readonly string[]): void;
  toString(): string;
}

/** What planning needs in order to merge keys into texts. `open` throws an `HmError` for a text that it cannot read. */
export interface KeyEditor {
  open(format: MergeFormat, text: string): KeyDocument;
  digest(text: string): string;
}

export interface KeyMerge {
  readonly format: MergeFormat;
  /** Text of the file now. */
  readonly now: string | undefined;
  /** Text before hm, where hm was the last to write. */
  readonly base: string | undefined;
  readonly last: Values;
  /** Nothing when the file is no longer managed. */
  readonly next: Values | undefined;
  readonly memory: OriginalKeys | undefined;
}

export interface MergedKeys {
  /** Nothing when the file shall go. */
  readonly text: string | undefined;
  readonly keys: OriginalKeys["keys"];
  /** Keys that have another value than hm gave or wants to give them; `text` has them taken over. */
  readonly conflicts: readonly KeyConflict[];
}

export interface KeyConflict {
  readonly path: readonly string[];
  /** What hm gave the key last, where it did. */
  readonly last: Value | undefined;
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: Value;
}

/** Merges keys three ways: what hm declared last, what is there, and what it declares now. */
export function mergeKeys(editor: KeyEditor, it: KeyMerge): MergedKeys {
  const last = leavesOf(it.last);
  const next = leavesOf(it.next ?? {});
  const clean = it.base !== undefined;
  const document = editor.open(it.format, it.base ?? it.now ?? "");
  if (!clean) takeBack(document, { last, next, memory: it.memory });
  const keys: Record<string, { readonly value: Value } | "absent"> = {};
  const conflicts: KeyConflict[] = [];
  /** Whether a value is hm's own, or one that hm took over before. */
  const isAccepted = (id: string, now: Value): boolean => {
    const taken = it.memory?.keys[id];
    if (clean) return taken !== undefined;
    return last.has(id) && next.has(id) ? isEqual(now, last.get(id)!.value) : typeof taken === "object" && isEqual(now, taken.value);
  };
  for (const [id, { path, value }] of next) {
    const above = blocker(document, path);
    const now = above === undefined ? document.get(path) : undefined;
    const former = last.get(id);
    const remembered = clean ? undefined : (it.memory?.keys[id] ?? (former ? "absent" : undefined));
    keys[id] = remembered ?? (now === undefined ? "absent" : { value: now });
    if (above === undefined && satisfies(now, value)) continue;
    if (above !== undefined || now !== undefined) {
      const taken = above === undefined ? id : JSON.stringify(above);
      const there = document.get(above ?? path)!;
      if (!isAccepted(taken, there)) conflicts.push({ path, last: former?.value });
      if (above !== undefined) {
        keys[taken] = it.memory?.keys[taken] ?? { value: there };
        document.delete(above);
      }
    }
    document.set(path, value);
  }
  const emptied = it.next === undefined && isEmpty(document.get([]));
  return { text: emptied && (it.memory?.created ?? false) ? undefined : document.toString(), keys, conflicts };
}

/** A text with keys as hm gave them last. */
export function withLast(document: KeyDocument, conflicts: readonly KeyConflict[]): string {
  for (const { path, last } of conflicts) if (last !== undefined && blocker(document, path) === undefined) document.set(path, last);
  return document.toString();
}

/** Takes out what hm declared last and no longer does, where it still is as hm left it. */
function takeBack(document: KeyDocument, it: { readonly last: Map<string, Leaf>; readonly next: Map<string, Leaf>; readonly memory: OriginalKeys | undefined }): void {
  const remembered = it.memory?.keys ?? {};
  for (const [id, { path, value }] of it.last) {
    if (it.next.has(id) || blocker(document, path) !== undefined || !isEqual(document.get(path), value)) continue;
    const original = remembered[id] ?? "absent";
    if (original === "absent") document.delete(path);
    else document.set(path, original.value);
  }
  for (const [id, original] of Object.entries(remembered)) {
    if (original === "absent" || it.last.has(id) || it.next.has(id)) continue;
    const path = JSON.parse(id) as string[];
    if (blocker(document, path) === undefined && document.get(path) === undefined) document.set(path, original.value);
  }
}

/** The nearest key above a path that has a value with no room for keys below it. */
function blocker(document: KeyDocument, path: readonly string[]): readonly string[] | undefined {
  for (let length = 1; length < path.length; length++) {
    const above = path.slice(0, length);
    const value = document.get(above);
    if (value === undefined) return undefined;
    if (!isValues(value)) return above;
  }
  return undefined;
}

function leavesOf(values: Values, above: readonly string[] = [], found = new Map<string, Leaf>()): Map<string, Leaf> {
  for (const [key, value] of Object.entries(values)) {
    const path = [...above, key];
    if (isValues(value) && Object.keys(value).length > 0) leavesOf(value, path, found);
    else found.set(JSON.stringify(path), { path, value });
  }
  return found;
}

function satisfies(now: Value | undefined, wanted: Value): boolean {
  return isValues(wanted) ? isValues(now) : isEqual(now, wanted);
}

function isEmpty(value: Value | undefined): boolean {
  return value === undefined || value === null || (isValues(value) && Object.values(value).every((it) => isValues(it) && isEmpty(it)));
}

function isValues(value: Value | undefined): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether two values are equal; the order of keys does not count. */
function isEqual(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((it, at) => isEqual(it, b[at] as Value));
  if (!isValues(a) || !isValues(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]));
}
