import { existsSync } from "node:fs";
import { HmError, isHmError } from "@hm/api";
import { planSwitch, type HomeStep, type Manifest, type Plan } from "@hm/kernel";
import type { Generation, NumberedGeneration, SwitchOptions, SwitchResult } from "../engine.ts";
import { isSystemError, reason } from "../store/errors.ts";
import { applyOperation, saveContents } from "./apply.ts";
import { checkExtension, checkHome, collisionError } from "./check.ts";
import type { ActivationContext } from "./context.ts";
import { keyEditorFor } from "./editor.ts";
import { catchSignals, type Signals } from "./signals.ts";
import { removeJournal, runToken, writeJournal, type Journal } from "./journal.ts";
import { acquireLock } from "./lock.ts";
import { messages, reasonOf } from "./messages.ts";
import { observeHome } from "./observe.ts";
import { commitGeneration, currentGeneration, nextNumber, readGeneration, readRecord } from "./profiles.ts";
import { recoverLocked, takeBack } from "./recover.ts";
import { runScripts, stepsOf, type Script, type StepsOptions } from "./steps.ts";

export interface ActivateOptions extends SwitchOptions {
  /** Number of an older generation that becomes the current one again. */
  readonly number?: number;
}

/** A switch whose plan is made. */
interface Switching {
  readonly generation: Generation;
  readonly options: ActivateOptions;
  readonly context: ActivationContext;
  readonly previous: NumberedGeneration | undefined;
  readonly plan: Plan;
  readonly unchanged: boolean;
}

/** Brings a generation into the home: recovers, locks, plans, checks, applies and commits, or takes everything back. */
export async function activate(generation: Generation, options: ActivateOptions, context: ActivationContext): Promise<SwitchResult> {
  checkExtension(options.backup);
  checkHome(generation.manifest.homeDirectory, context);
  if (options.dryRun) {
    if (existsSync(context.paths.journal)) context.reporter.warning(messages.recoverPending);
    return dryRun(await prepare(generation, options, context));
  }
  const lock = acquireLock(context.paths.lock);
  try {
    const recovered = recoverLocked(context);
    if (recovered !== undefined) context.reporter.warning(recovered);
    return await perform(await prepare(generation, options, context));
  } finally {
    lock.release();
  }
}

/** Plans, and reports everything that is in the way before anything is touched. */
async function prepare(generation: Generation, options: ActivateOptions, context: ActivationContext): Promise<Switching> {
  const { paths } = context;
  const previous = currentGeneration(paths.profiles);
  const from = previous?.path === generation.path ? generation.manifest : previous && readPrevious(previous.path, context);
  const to = generation.manifest;
  const plan = planSwitch({
    from,
    to,
    record: readRecord(paths.profiles, previous?.id),
    home: observeHome(to.homeDirectory, paths.state),
    storeDirectory: paths.store,
    backupExtension: options.backup,
    merge: await keyEditorFor(from, to),
  });
  if (plan.collisions.length > 0) throw collisionError(plan.collisions);
  return { generation, options, context, previous, plan, unchanged: plan.operations.length === 0 && previous?.path === generation.path };
}

/** What is in force. Where that is lost, only links into the store are known to be hm's, and all else is left alone. */
function readPrevious(path: string, { reporter }: ActivationContext): Manifest | undefined {
  try {
    return readGeneration(path).manifest;
  } catch (error) {
    reporter.warning(messages.previousLost(reasonOf(error)));
    return undefined;
  }
}

async function dryRun(it: Switching): Promise<SwitchResult> {
  it.context.reporter.output(messages.dryRun);
  await runScripts([...userScripts(stepsOf(it.generation.manifest)), ...changeScripts(it)], stepsOptions(it), it.context);
  return result(it);
}

async function perform(it: Switching): Promise<SwitchResult> {
  const steps = stepsOf(it.generation.manifest);
  const boundary = steps.findIndex((step) => step.name === "writeBoundary");
  await runScripts(userScripts(steps.slice(0, boundary)), stepsOptions(it), it.context);
  const id = numberFor(it);
  const journal: Journal = {
    version: 1,
    what: "switch",
    home: it.generation.manifest.homeDirectory,
    token: runToken(),
    from: it.previous?.id,
    to: id,
    fresh: id !== it.previous?.id && it.options.number === undefined,
    operations: it.plan.operations,
  };
  if (!it.unchanged) begin(it, journal);
  const signals = catchSignals();
  try {
    await runSteps(it, { steps: steps.slice(boundary + 1), journal, signals });
    if (!it.unchanged) removeJournal(it.context.paths.journal);
  } catch (error) {
    throw failed(it, journal, error);
  } finally {
    signals.release();
  }
  return { ...result(it), id };
}

/** Writes down what is about to be done, and keeps what it will replace. Nothing in the home changes yet. */
function begin({ context: { paths } }: Switching, journal: Journal): void {
  try {
    saveContents(journal.operations, { home: journal.home, token: journal.token });
    writeJournal(paths.journal, journal);
  } catch (error) {
    removeJournal(paths.journal);
    if (!isSystemError(error)) throw error;
    throw new HmError("HM_STATE_UNWRITABLE", messages.stateUnwritable(paths.state, reason(error)), { hint: messages.stateUnwritableHint, cause: error });
  }
}

/** Runs the steps after the boundary in order; scripts that follow each other run together. */
async function runSteps(it: Switching, { steps, journal, signals }: { readonly steps: readonly HomeStep[]; readonly journal: Journal; readonly signals: Signals }): Promise<void> {
  let scripts: Script[] = [];
  const flush = async () => {
    const waiting = scripts;
    scripts = [];
    if (waiting.length > 0) await runScripts(waiting, stepsOptions(it), it.context);
    await signals.check();
  };
  for (const { name, run } of steps) {
    if (run !== undefined) scripts.push({ name, run });
    else if (name === "onFilesChange") scripts.push(...changeScripts(it));
    else if (name === "linkGeneration" || name === "installPackages") {
      await flush();
      if (name === "linkGeneration") link(it, journal);
      else await it.context.installPackages?.(it.generation.path);
    }
  }
  await flush();
}

/** Does the operations and makes the generation the current one. */
function link({ context, generation, plan, unchanged }: Switching, journal: Journal): void {
  if (unchanged) return;
  context.reporter.stage(messages.running("linkGeneration"));
  for (const it of journal.operations) applyOperation(it, journal);
  commitGeneration(context.paths.profiles, { id: journal.to!, path: generation.path, record: plan.record });
}

/** Takes the switch back, and says what state the home is in. */
function failed({ context, unchanged }: Switching, journal: Journal, error: unknown): unknown {
  const why = isHmError(error) || isSystemError(error) ? reasonOf(error) : String(error);
  const notes = unchanged ? [] : takeBack(journal, context, why);
  const message = [messages.failed(why, messages.asBefore(journal.from)), ...notes].join("\n");
  return new HmError("HM_ACTIVATION_FAILED", message, { hint: messages.failedHint, cause: error });
}

function numberFor({ previous, generation, options, context }: Switching): number {
  if (previous?.path === generation.path && (options.number === undefined || options.number === previous.id)) return previous.id;
  return options.number ?? nextNumber(context.paths.profiles);
}

function userScripts(steps: readonly HomeStep[]): Script[] {
  return steps.flatMap(({ name, run }) => (run === undefined ? [] : { name, run }));
}

/** The scripts of files that change, each distinct one once. */
function changeScripts({ generation, plan }: Switching): Script[] {
  const scripts = plan.changed.flatMap((path) => generation.manifest.files[path]?.onChange || []);
  return [...new Set(scripts)].map((run) => ({ name: messages.onChange, run }));
}

function stepsOptions({ options, generation, previous }: Switching): StepsOptions {
  return {
    dryRun: options.dryRun ?? false,
    verbose: options.verbose ?? false,
    home: generation.manifest.homeDirectory,
    oldGeneration: previous?.path,
    newGeneration: generation.path,
  };
}

function result({ plan, generation, previous, unchanged }: Switching): SwitchResult {
  return { plan, generation, previous, unchanged };
}
