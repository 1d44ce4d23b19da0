import type { HmError } from "@hm/api";
import type { Engine, EvaluatedConfiguration } from "@hm/engine";
import { createProgress, type Progress } from "./output/progress.ts";
import { createTerminal, wantsColour, type Terminal } from "./output/terminal.ts";

/** Options that every command takes. */
export interface GlobalOptions {
  readonly file?: string;
  readonly color: boolean;
  readonly progress: boolean;
  readonly trace?: boolean;
  readonly verbose?: boolean;
}

/** What a command works with. */
export interface Context {
  readonly terminal: Terminal;
  readonly options: GlobalOptions;
  readonly progress: Progress;
  /** Opens the engine. With `recover`, a switch that was interrupted is settled first; with `quiet`, programs that it runs are not heard. */
  openEngine(how?: { readonly recover?: boolean; readonly quiet?: boolean }): Promise<Engine>;
  /** Evaluates the configuration and prints its warnings. */
  evaluate(engine: Engine): Promise<EvaluatedConfiguration>;
  /** Tells what is going on; results are written to `terminal.out` instead. */
  note(text: string): void;
}

/** What a command module exports as `run`. Its number is the exit status, zero by default. */
export type Run = (context: Context, options: any, ...args: any[]) => Promise<number | void>;

/** Puts the context of one run together. Loads no engine yet. */
export function createContext(options: GlobalOptions): Context {
  const terminal = createTerminal(wantsColour(process.env, options.color));
  const progress = createProgress(terminal.err, options.progress && options.verbose !== true);
  const warned = new Set<string>();
  const note = (text: string): void => progress.above(`${text}\n`);

  async function openEngine({ recover = false, quiet = false } = {}): Promise<Engine> {
    const { createEngine } = await import("@hm/engine");
    const engine = createEngine({
      env: process.env,
      reporter: {
        stage: (title) => (options.verbose ? note(title) : progress.stage(title)),
        detail: (line) => void (options.verbose && note(line)),
        output: (line) => void (quiet || note(line)),
        warning(message) {
          if (!warned.has(message)) note(`${terminal.err.style(["yellow", "bold"], "warning:")} ${message}`);
          warned.add(message);
        },
      },
    });
    const recovered = recover ? await engine.recover() : undefined;
    if (recovered !== undefined) note(recovered);
    return engine;
  }

  async function evaluate(engine: Engine): Promise<EvaluatedConfiguration> {
    const evaluated = await engine.evaluate({ file: options.file });
    const { notices } = evaluated;
    if (notices.length > 0) {
      const { renderNotice } = await import("./report/render-notice.ts");
      for (const notice of notices) progress.above(await renderNotice(notice, terminal.err));
    }
    return evaluated;
  }

  return { terminal, options, progress, openEngine, evaluate, note };
}

/** Renders an error that does not end the run. */
export async function reportError(context: Context, error: HmError): Promise<void> {
  const { renderError } = await import("./report/render-error.ts");
  context.progress.above(await renderError(error, context.terminal.err));
}
