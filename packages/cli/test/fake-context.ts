import type { Engine, Generation, SwitchResult } from "@hm/engine";
import type { Home, Manifest, Plan } from "@hm/kernel";
import type { Context } from "../src/context.ts";
import { createProgress } from "../src/output/progress.ts";
import { createOutput } from "../src/output/terminal.ts";

/** A context that keeps what is written, over an engine of which only some methods exist. */
export function fakeContext(engine: Partial<Engine>, evaluation: object = {}): { readonly context: Context; out(): string; err(): string } {
  const written = { out: "", err: "" };
  const to = (stream: "out" | "err") => createOutput({ write: (text) => (written[stream] += text) }, false);
  const terminal = { out: to("out"), err: to("err") };
  const progress = createProgress(terminal.err, false);
  const evaluated = { home: () => ({}), ...evaluation };
  const load = async () => ({ file: "/home/jdoe/.config/home-manager/home.config.ts", evaluation: evaluated }) as never;
  const context: Context = {
    terminal,
    progress,
    options: { color: true, progress: true },
    openEngine: async () => ({ [Symbol.asyncDispose]: async () => {}, load, ...engine }) as Engine,
    evaluate: async () => ({ notices: [], built: undefined, keepBuilt() {}, services: async () => [], home: async () => evaluated.home() as Home }),
    note: (text) => terminal.err.line(text),
  };
  return { context, out: () => written.out, err: () => written.err };
}

/** A generation with some fields of its manifest. */
export function fakeGeneration(path: string, manifest: Partial<Manifest> = {}): Generation {
  return { path, manifest: { version: 1, homeDirectory: "/home/jdoe", files: {}, packages: [], modules: [], ...manifest } as Manifest };
}

/** What a switch gives, with some operations. */
export function fakeResult(operations: Plan["operations"], rest: Partial<SwitchResult> = {}): SwitchResult {
  const plan: Plan = { collisions: [], operations, changed: [], record: { version: 1, originals: {} } };
  return { plan, generation: fakeGeneration("/store/abc-home"), previous: undefined, id: 4, unchanged: false, ...rest };
}
