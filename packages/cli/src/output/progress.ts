import type { Output } from "./terminal.ts";

/** A line at the bottom of the terminal that says what is going on. */
export interface Progress {
  stage(title: string): void;
  /** Writes text above the line, or just writes it where there is none. */
  above(text: string): void;
  done(): void;
}

const FRAMES = [..."⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"];
// Work that is done at once leaves no flicker.
const QUIET_FOR = 150;

/** Shows stages of work on a terminal. Elsewhere, or unless `wanted`, it only passes text on. */
export function createProgress(output: Output, wanted: boolean): Progress {
  if (!output.rich || !wanted) return { stage() {}, above: output.write, done() {} };
  let title = "";
  let shown = false;
  let frame = 0;
  let timer: NodeJS.Timeout | undefined;

  const clear = (): void => {
    if (shown) output.write("\r\u001b[K");
    shown = false;
  };
  const draw = (): void => {
    clear();
    output.write(`${output.style("cyan", FRAMES[frame++ % FRAMES.length]!)} ${title}…`.slice(0, output.columns + 10));
    shown = true;
  };
  return {
    stage(next) {
      title = next.replace(/(…|\.+)$/, "");
      if (shown) draw();
      timer ??= startAfter(QUIET_FOR, draw);
    },
    above(text) {
      clear();
      output.write(text);
    },
    done() {
      clearInterval(timer);
      timer = undefined;
      clear();
    },
  };
}

function startAfter(delay: number, draw: () => void): NodeJS.Timeout {
  const start = Date.now();
  return setInterval(() => void (Date.now() - start >= delay && draw()), 80).unref();
}
