import { isHmError } from "@hm/api";
import { badValue, pathBlocked, unsafeEdit } from "../errors.ts";
import type { Editor } from "./editor.ts";
import { equalValues, isValues, valueAt, withValue, type Path, type Value, type Values } from "./values.ts";

/** A text whose keys can be read and changed while everything else in it stays byte for byte. */
export interface Document {
  /** Reads a value, a list or a whole record; `undefined` when nothing is there. */
  get(path: Path): Value | undefined;
  has(path: Path): boolean;
  /** Sets a value, a list or a whole record; what equals it already stays as it is written. */
  set(path: Path, value: Value): void;
  /** Takes a key out, and the records above it that become empty by this and hold no comment. Tells whether it was there. */
  delete(path: Path): boolean;
  /** Everything in the document. */
  values(): Values;
  toString(): string;
}

/** Opens a text by the editor of its format. Each change is checked: it changes its own key and no other, or throws. */
export function createDocument(editor: Editor, source: string): Document {
  const mark = source.startsWith("\uFEFF") ? "\uFEFF" : "";
  let text = source.slice(mark.length);
  let values = editor.parse(text);

  const change = (path: Path, value: Value | undefined) => {
    const expected = withValue(values, path, value);
    const accepts = (found: Values) => equalValues(found, expected) || (value === undefined && equalValues(found, withoutEmpty(expected, path)));
    const edited = attempt(editor, accepts, () => (value === undefined ? editor.remove(text, path) : editor.set(text, path, value)));
    const changed = edited ?? attempt(editor, accepts, () => editor.rewrite?.(text, path, value));
    if (!changed) throw unsafeEdit(editor.name, path);
    ({ text, values } = changed);
  };
  const remove = (path: Path) => change(path, undefined);

  const put = (path: Path, value: Value): void => {
    const before = valueAt(values, path);
    if (equalValues(before, value)) return;
    if (!isValues(value) || Object.keys(value).length === 0) return change(path, value);
    if (before !== undefined && !isValues(before)) remove(path);
    if (isValues(before)) for (const key of Object.keys(before)) if (!Object.hasOwn(value, key)) remove([...path, key]);
    for (const [key, below] of Object.entries(value)) put([...path, key], below);
  };

  return {
    get: (path) => valueAt(values, path),
    has: (path) => valueAt(values, path) !== undefined,
    set(path, value) {
      if (path.length === 0) throw badValue(editor.name, path, "a document as a whole has no key");
      const normal = editor.normalize(path, value);
      refuseBlocked(editor, values, path);
      const kept = { text, values };
      try {
        put(path, normal);
      } catch (error) {
        ({ text, values } = kept);
        throw error;
      }
    },
    delete(path) {
      if (path.length === 0 || valueAt(values, path) === undefined) return false;
      remove(path);
      for (let above = path.slice(0, -1); above.length > 0; above = above.slice(0, -1)) {
        const record = valueAt(values, above);
        if (record === undefined) continue;
        if (!isValues(record) || Object.keys(record).length > 0 || editor.holdsComments(text, above)) break;
        remove(above);
      }
      return true;
    },
    values: () => values,
    toString: () => mark + text,
  };
}

/** Drops the records above a path that hold nothing: where only keys make a record, they go with the last one. */
function withoutEmpty(values: Values, path: Path): Values {
  let result = values;
  for (let above = path.slice(0, -1); above.length > 0; above = above.slice(0, -1)) {
    const record = valueAt(result, above);
    if (isValues(record) && Object.keys(record).length === 0) result = withValue(result, above, undefined);
  }
  return result;
}

/** Tries an edit, and gives nothing when it is not possible or changes something else. */
function attempt(editor: Editor, accepts: (found: Values) => boolean, edit: () => string | undefined): { text: string; values: Values } | undefined {
  try {
    const text = edit();
    if (text === undefined) return undefined;
    const values = editor.parse(text);
    return accepts(values) ? { text, values } : undefined;
  } catch (error) {
    if (isHmError(error) && error.code === "HM_PARSE") return undefined;
    throw error;
  }
}

function refuseBlocked(editor: Editor, values: Values, path: Path): void {
  for (let length = 1; length < path.length; length++) {
    const above = valueAt(values, path.slice(0, length));
    if (above === undefined || (above === null && editor.emptyIsRecord)) return;
    if (!isValues(above)) throw pathBlocked(path, path.slice(0, length));
  }
}
