/** A replacement of `text.slice(start, end)`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A line of a text: `end` is before its line ending, `next` behind it. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** Applies edits that do not overlap, in any order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits.toSorted((a, b) => b.start - a.start || b.end - a.end);
  return sorted.reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

/** Finds the line that holds an index. */
export function lineAt(text: string, index: number): Line {
  const start = text.lastIndexOf("\n", index - 1) + 1;
  const newline = text.indexOf("\n", index);
  if (newline < 0) return { start, end: text.length, next: text.length };
  return { start, end: text[newline - 1] === "\r" && newline > start ? newline - 1 : newline, next: newline + 1 };
}

/** Finds the line ending that a text uses. */
export function lineEnding(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** Gives line and column of an index, both from 1. */
export function placeOf(text: string, index: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index);
  return { line: before.split("\n").length, column: index - before.lastIndexOf("\n") };
}

/** Takes whole lines out of a text. Each range runs from a line's start to the end of one, without its line ending. */
export function cutLines(text: string, ranges: readonly { readonly start: number; readonly end: number }[]): string {
  const cuts: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const from = start === 0 ? 0 : lineAt(text, start - 1).end;
    const last = cuts.at(-1);
    if (last && from <= last.end) last.end = Math.max(last.end, end);
    else cuts.push({ start: from, end });
  }
  const first = cuts[0];
  if (first?.start === 0) while (first.end < text.length && lineAt(text, first.end).end === first.end) first.end = lineAt(text, first.end).next;
  return applyEdits(text, cuts.map((cut) => ({ ...cut, text: "" })));
}

/** Puts lines behind the line that holds an index. */
export function insertBelow(text: string, index: number, added: readonly string[]): string {
  const { end } = lineAt(text, index);
  return text.slice(0, end) + added.map((line) => lineEnding(text) + line).join("") + text.slice(end);
}

/** Puts lines before a line and the comments that stand directly above it. */
export function insertAbove(text: string, line: { readonly start: number }, added: readonly string[]): string {
  let start = line.start;
  while (start > 0) {
    const above = lineAt(text, start - 1);
    if (!/^\s*[#;]/.test(text.slice(above.start, above.end))) break;
    start = above.start;
  }
  return text.slice(0, start) + added.map((it) => it + lineEnding(text)).join("") + text.slice(start);
}

/** Puts lines at the end of a text, behind a blank line if there is text already; a missing last line ending stays missing. */
export function appendBlock(text: string, added: readonly string[]): string {
  const eol = lineEnding(text);
  if (text === "") return added.map((line) => line + eol).join("");
  const ended = text.endsWith("\n");
  const body = ended ? text.slice(0, -(text.endsWith("\r\n") ? 2 : 1)) : text;
  return body + eol + added.map((line) => eol + line).join("") + (ended ? eol : "");
}

/** Widens a range of lines by one blank line above it, if there is one. */
export function withBlankAbove(text: string, range: { readonly start: number; readonly end: number }): { start: number; end: number } {
  if (range.start === 0) return { ...range };
  const above = lineAt(text, range.start - 1);
  return { start: isBlank(text, above) ? above.start : range.start, end: range.end };
}

/** Widens a range of lines by one blank line below it, if there is one. */
export function withBlankBelow(text: string, range: { readonly start: number; readonly end: number }): { start: number; end: number } {
  const { next } = lineAt(text, range.end);
  if (next >= text.length) return { ...range };
  const below = lineAt(text, next);
  return { start: range.start, end: isBlank(text, below) ? below.end : range.end };
}

function isBlank(text: string, line: Line): boolean {
  return text.slice(line.start, line.end).trim() === "";
}
