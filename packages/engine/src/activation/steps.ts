import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { HomeStep, Manifest } from "@hm/kernel";
import { HmError } from "@hm/api";
import type { ActivationContext } from "./context.ts";
import { messages } from "./messages.ts";
import { joinScripts } from "./prelude.ts";

/** The longest argument that every Linux takes, with room to spare. */
const LONGEST_ARGUMENT = 100_000;
const BUILT_IN = ["checkLinkTargets", "writeBoundary", "linkGeneration", "installPackages", "onFilesChange"];

/** Something that runs as part of an activation. */
export interface Script {
  readonly name: string;
  readonly run: string | readonly string[];
}

export interface StepsOptions {
  readonly dryRun: boolean;
  readonly verbose: boolean;
  readonly home: string;
  readonly oldGeneration: string | undefined;
  readonly newGeneration: string;
}

/** The steps of a manifest in order, with those that are built in, whether or not the manifest names them. */
export function stepsOf({ steps }: Manifest): readonly HomeStep[] {
  const named = new Set(steps.map((it) => it.name));
  const all = [...steps];
  for (const [at, name] of BUILT_IN.entries()) {
    if (named.has(name)) continue;
    const before = at === 0 ? -1 : all.findIndex((it) => it.name === BUILT_IN[at - 1]);
    all.splice(before + 1, 0, { name, run: undefined });
  }
  return all;
}

/** Runs scripts one after the other. Consecutive ones for bash share a shell. Throws `HM_STEP_FAILED` naming the one that failed. */
export async function runScripts(scripts: readonly Script[], options: StepsOptions, context: ActivationContext): Promise<void> {
  let waiting: { readonly name: string; readonly script: string }[] = [];
  const flush = async () => {
    const group = waiting;
    waiting = [];
    if (group.length > 0) await runBash(group, options, context);
  };
  for (const { name, run } of scripts) {
    context.reporter.stage(messages.running(name));
    if (typeof run === "string") {
      if (options.dryRun && !knowsDryRuns(run)) context.reporter.output(messages.wouldRun(name));
      else waiting.push({ name, script: run });
      continue;
    }
    await flush();
    if (options.dryRun) context.reporter.output(run.join(" "));
    else if (run.length > 0) await runProgram(run, name, options, context);
  }
  await flush();
}

/** Whether a script minds dry runs. One that does not would have its effects all the same. */
function knowsDryRuns(script: string): boolean {
  return /\brun\s|DRY_RUN|VERBOSE|\b(?:verbose|note|warn|error)Echo\b/.test(script);
}

async function runBash(group: readonly { readonly name: string; readonly script: string }[], options: StepsOptions, context: ActivationContext): Promise<void> {
  const text = joinScripts(group);
  const file = text.length > LONGEST_ARGUMENT ? join(context.paths.state, `steps.${process.pid}`) : undefined;
  if (file !== undefined) {
    mkdirSync(context.paths.state, { recursive: true, mode: 0o700 });
    writeFileSync(file, text, { mode: 0o600 });
  }
  try {
    const { ended, name } = await runProcess(["bash", ...(file === undefined ? ["-c", text] : [file])], options, context);
    if (ended !== undefined) throw failure(name || group[0]!.name, ended);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new HmError("HM_NO_BASH", messages.noBash, { hint: messages.noBashHint, cause: error });
  } finally {
    if (file !== undefined) rmSync(file, { force: true });
  }
}

async function runProgram(command: readonly string[], name: string, options: StepsOptions, context: ActivationContext): Promise<void> {
  let ended: string | undefined;
  try {
    ({ ended } = await runProcess(command, options, context));
  } catch (error) {
    ended = `could not be started: ${(error as Error).message}`;
  }
  if (ended !== undefined) throw failure(name, ended);
}

function failure(name: string, how: string): HmError {
  return new HmError("HM_STEP_FAILED", messages.stepEnded(name, how), { hint: messages.stepFailedHint });
}

/** Runs a process to its end, passing its lines on. Says how it ended, unless that was well, and what it wrote to descriptor 3. */
function runProcess([program, ...args]: readonly string[], options: StepsOptions, context: ActivationContext): Promise<{ readonly ended: string | undefined; readonly name: string }> {
  const { promise, resolve, reject } = deferred<{ readonly ended: string | undefined; readonly name: string }>();
  const child = spawn(program!, args, { cwd: options.home, env: environment(options, context), stdio: ["inherit", "pipe", "pipe", "pipe"] });
  let name = "";
  child.stdio[3]!.on("data", (data: Buffer) => (name += data.toString()));
  for (const stream of [child.stdout!, child.stderr!]) createInterface({ input: stream }).on("line", (line) => context.reporter.output(line));
  child.on("error", reject);
  child.on("close", (status, signal) => resolve({ name, ended: signal ? `was ended by ${signal}` : status === 0 ? undefined : `ended with status ${status}` }));
  return promise;
}

function environment({ dryRun, verbose, home, oldGeneration, newGeneration }: StepsOptions, { env, paths }: ActivationContext): NodeJS.ProcessEnv {
  const { DRY_RUN: _dry, VERBOSE: _verbose, oldGenPath: _old, ...rest } = env;
  return {
    ...rest,
    HOME: home,
    ...(dryRun ? { DRY_RUN: "1" } : {}),
    ...(verbose ? { VERBOSE: "1" } : {}),
    ...(oldGeneration === undefined ? {} : { oldGenPath: oldGeneration }),
    newGenPath: newGeneration,
    genProfilePath: join(paths.profiles, "home"),
  };
}

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void; readonly reject: (error: unknown) => void } {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}
