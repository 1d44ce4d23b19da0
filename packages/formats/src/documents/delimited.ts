import { applyEdits, lineAt, lineEnding, type Edit } from "./text.ts";

/** Items between brackets, parted by commas, as in JSON objects and in the inline tables of TOML and YAML. */
export interface Delimited {
  readonly text: string;
  /** Behind the opening bracket. */
  readonly open: number;
  /** At the closing bracket. */
  readonly close: number;
  readonly items: readonly Span[];
  /** Matches one comment where it starts; sticky. */
  readonly comment: RegExp;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Tells whether the items stand on lines of their own. */
export function isMultiline({ text, open, close, items }: Delimited): boolean {
  return text.slice(open, items[0]?.start ?? close).includes("\n");
}

/** The white space before the items of a list that stands on several lines. */
export function itemIndent(list: Delimited): string | undefined {
  for (const { start } of list.items.toReversed()) {
    const before = list.text.slice(lineAt(list.text, start).start, start);
    if (before.trim() === "") return before;
  }
  return undefined;
}

/** Adds an item behind the last one: on a line of its own where the others are, else as they are parted. */
export function addItem(list: Delimited, item: string, indent: string): string {
  const { text, open, close, items } = list;
  const last = items.at(-1);
  const lineBreak = lineEnding(text) + indent;
  if (!last) {
    const inside = text.slice(open, close);
    const at = open + Math.max(inside.lastIndexOf("\n"), 0);
    if (!inside.includes("\n")) return applyEdits(text, [{ start: close, end: close, text: item }]);
    const end = lineAt(text, at).end;
    return applyEdits(text, [{ start: end, end, text: lineBreak + item }]);
  }
  const comma = findComma(list, last.end, close);
  if (!isMultiline(list)) {
    const parting = items.length > 1 ? /^\s*,(\s*)$/.exec(text.slice(items.at(-2)!.end, last.start))?.[1] ?? " " : " ";
    const end = comma === undefined ? last.end : comma + 1;
    return applyEdits(text, [{ start: end, end, text: comma === undefined ? `,${parting}${item}` : `${parting}${item},` }]);
  }
  const anchor = skipLine(list, comma === undefined ? last.end : comma + 1);
  const added: Edit = { start: anchor, end: anchor, text: lineBreak + item + (comma === undefined ? "" : ",") };
  if (comma !== undefined) return applyEdits(text, [added]);
  return text.slice(0, last.end) + "," + text.slice(last.end, anchor) + added.text + text.slice(anchor);
}

/** Takes an item out, with its comma and the comments behind it in its line. */
export function cutItem(list: Delimited, index: number): string {
  const { text, open, close, items } = list;
  const item = items[index]!;
  const own = findComma(list, item.end, items[index + 1]?.start ?? close);
  const previous = own === undefined && index > 0 ? findComma(list, items[index - 1]!.end, item.start) : undefined;
  const edits: Edit[] = previous === undefined ? [] : [{ start: previous, end: previous + 1, text: "" }];
  const line = lineAt(text, item.start);
  const end = own === undefined ? item.end : own + 1;
  const behind = skipLine(list, end);
  const atLineEnd = behind === close || /^[ \t]*(\r?\n|$)/.test(text.slice(behind, lineAt(text, behind).next));
  if (line.start > open && text.slice(line.start, item.start).trim() === "" && (atLineEnd || /^\s*$/.test(text.slice(behind, close)))) {
    edits.push({ start: lineAt(text, line.start - 1).end, end: atLineEnd ? behind : end, text: "" });
  } else if (previous !== undefined && /^\s*$/.test(text.slice(previous + 1, item.start))) {
    edits[0] = { start: previous, end, text: "" };
  } else {
    const space = index < items.length - 1 ? /^[ \t]*/.exec(text.slice(end))![0].length : 0;
    edits.push({ start: item.start, end: end + space, text: "" });
  }
  const result = applyEdits(text, edits);
  const rest = result.slice(open, close - (text.length - result.length));
  return rest.trim() === "" ? result.slice(0, open) + result.slice(open + rest.length) : result;
}

/** Tells whether there are comments around the items. */
export function hasComments(list: Delimited): boolean {
  const edges = [list.open, ...list.items.flatMap((it) => [it.start, it.end]), list.close];
  for (let at = 0; at < edges.length; at += 2) if (/[^\s,]/.test(list.text.slice(edges[at], edges[at + 1]))) return true;
  return false;
}

function findComma({ text, comment }: Delimited, from: number, to: number): number | undefined {
  for (let at = from; at < to; at++) {
    if (text[at] === ",") return at;
    at = skipComment(text, at, comment) ?? at;
  }
  return undefined;
}

/** Goes over the comments that start in the line of an index; stays before the line's end. */
function skipLine({ text, comment }: Delimited, from: number): number {
  let reached = from;
  for (let at = from; at < text.length && (text[at] === " " || text[at] === "\t" || text[at] === "/" || text[at] === "#"); at++) {
    if (text[at] === " " || text[at] === "\t") continue;
    const last = skipComment(text, at, comment);
    if (last === undefined) break;
    at = last;
    reached = last + 1;
  }
  return reached;
}

/** Gives the index of a comment's last character, if one starts here. */
function skipComment(text: string, at: number, comment: RegExp): number | undefined {
  comment.lastIndex = at;
  const found = comment.exec(text)?.[0];
  return found ? at + found.length - 1 : undefined;
}
