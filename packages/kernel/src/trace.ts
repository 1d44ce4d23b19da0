import { parseFrame, type Exhibit, type HmError } from "@hm/api";
import * as messages from "./messages.ts";
import { pathOf } from "./node.ts";
import type { Frame, Reader } from "./reader.ts";
import { originOf, type Source } from "./source.ts";
import { show } from "./show.ts";

/** Tells how something that is being computed came to need itself. */
export function cycleThrough(reader: Reader, frame: Frame): HmError {
  const loop = reader.stack.slice(reader.stack.findIndex((it) => isSame(it, frame)));
  // Lists and records on the way only lead to what is read, and a module's own condition to its `enable`.
  const told = loop.filter((it) => isSame(it, frame) || isLink(it));
  const next = (index: number) => told[(index + 1) % told.length]!;
  return messages.cycle(
    [...told, told[0]!].map(labelOf),
    told.flatMap((it, index) => (isLink(it) ? exhibitOf(it, `needs ${nameOf(next(index))}`) : [])),
  );
}

function isSame(a: Frame, b: Frame): boolean {
  return "node" in a ? "node" in b && a.node === b.node : "guard" in b && a.guard === b.guard;
}

function isLink(it: Frame): boolean {
  return "guard" in it ? it.guard.guard.place() !== undefined : it.node.current !== undefined;
}

function labelOf(frame: Frame): string {
  if ("node" in frame) return pathOf(frame.node);
  const place = frame.guard.guard.place();
  return place ? `when(…) at line ${place.line}` : "the module's 'enable'";
}

function nameOf(frame: Frame): string {
  return "node" in frame ? `'${labelOf(frame)}'` : "a condition";
}

/** Where the value that a frame is computing was written. `says` ends the sentence that begins with its name. */
export function exhibitOf(frame: Frame, says: string): Exhibit[] {
  if ("guard" in frame) return [{ origin: { place: frame.guard.guard.place, keys: [] }, text: `this condition ${says}`.trimEnd() }];
  const { node } = frame;
  const source = node.current ?? node.winners?.[0];
  return source ? [{ origin: originOf(source.at), text: `'${pathOf(node)}' ${says || (source.at.option ? "declared" : "set")}` }] : [];
}

/** Who needs the node that is being computed: from the nearest reader to the first one that the user wrote. */
export function readersOf(reader: Reader): Exhibit[] {
  const exhibits: Exhibit[] = [];
  for (const frame of reader.stack.slice(0, -1).filter(isLink).toReversed()) {
    exhibits.push(...exhibitOf(frame, "").map(({ origin }) => ({ origin, text: `needed by ${"guard" in frame ? "this condition" : nameOf(frame)}` })));
    if (exhibits.at(-1)?.origin.module === undefined) break;
  }
  return exhibits;
}

/** What sources say, for a message. */
export function exhibitsOf(sources: readonly Source[]): Exhibit[] {
  return sources.map((it) => ({ origin: originOf(it.at), text: it.at.option ? `${show(it.value)} by default` : show(it.value) }));
}

/** The report of an error that is no `HmError`, thrown while a frame was computed. */
export function failedIn(frame: Frame, error: unknown): HmError {
  const exhibits = [...exhibitOf(frame, ""), ...thrownAt(error)];
  if ("guard" in frame) return messages.valueThrows("The condition of when(…)", error, undefined, exhibits);
  const at = (frame.node.current ?? frame.node.winners?.[0])?.at;
  return messages.valueThrows(`The ${at?.option ? "default of" : "function that gives"} '${pathOf(frame.node)}'`, error, at?.module, exhibits);
}

/** The line that threw an error, where it is known. */
export function thrownAt(error: unknown): Exhibit[] {
  if (!(error instanceof Error) || typeof error.stack !== "string") return [];
  for (const frame of error.stack.split("\n").filter((it) => it.startsWith("    at "))) {
    const place = parseFrame(frame);
    if (place) return [{ origin: { place: () => place, keys: [] }, text: "thrown" }];
  }
  return [];
}
