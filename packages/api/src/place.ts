/** A position in a source file; `line` and `column` count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Remembers where the function `below` was called from. The stack is only rendered when the place is asked for. */
export function callSite(below: Function): () => Place | undefined {
  const holder: { stack?: string } = {};
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(holder, below);
  Error.stackTraceLimit = stackTraceLimit;
  let place: Place | undefined;
  let rendered = false;
  return () => {
    if (!rendered) {
      place = parseFrame(holder.stack?.split("\n")[1] ?? "");
      rendered = true;
    }
    return place;
  };
}

/** Reads the place out of one line of a V8 stack trace. */
export function parseFrame(frame: string): Place | undefined {
  const found = /(?:^\s*at (?:async )?|\()((?:file:\/\/|\/).*):(\d+):(\d+)\)?$/.exec(frame);
  if (!found) return undefined;
  const [, at, line, column] = found;
  const file = at!.startsWith("file://") ? decodeURIComponent(new URL(at!).pathname) : at!;
  return { file, line: Number(line), column: Number(column) };
}
