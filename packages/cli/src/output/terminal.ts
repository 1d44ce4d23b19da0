import { styleText } from "node:util";

type Format = Parameters<typeof styleText>[0];

/** One stream that text is written to. */
export interface Output {
  /** Colours and moving lines make sense here. */
  readonly rich: boolean;
  readonly columns: number;
  write(text: string): void;
  /** Writes text and a newline. */
  line(text?: string): void;
  /** Colours text where the stream shows colours. */
  style(format: Format, text: string): string;
}

/** The streams of a run: results go to `out`, everything else to `err`. */
export interface Terminal {
  readonly out: Output;
  readonly err: Output;
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Whether streams that are terminals may show colours. */
export function wantsColour(env: NodeJS.ProcessEnv, colour = true): boolean {
  return colour && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}

/** Wraps a stream; `colour` allows colours where it is a terminal. */
export function createOutput(stream: Stream, colour: boolean): Output {
  const rich = stream.isTTY === true;
  const coloured = rich && colour;
  return {
    rich,
    columns: rich ? (stream.columns ?? 80) : Infinity,
    write: (text) => void stream.write(text),
    line: (text = "") => void stream.write(`${text}\n`),
    style: (format, text) => (coloured ? styleText(format, text, { validateStream: false }) : text),
  };
}

/** Wraps the streams of the process. A reader that goes away ends the run quietly. */
export function createTerminal(colour: boolean): Terminal {
  return { out: createOutput(process.stdout, colour), err: createOutput(process.stderr, colour) };
}

/** Ends the process quietly once nobody reads its output any more, as in `hm option | head`. */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit();
      throw error;
    });
  }
}
