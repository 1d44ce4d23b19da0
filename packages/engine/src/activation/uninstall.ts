import { planSwitch, type Plan } from "@hm/kernel";
import { HmError } from "@hm/api";
import type { SwitchOptions } from "../engine.ts";
import { claimFolders } from "../own-folders.ts";
import { applyOperation, saveContents } from "./apply.ts";
import { checkHome, collisionError } from "./check.ts";
import type { ActivationContext } from "./context.ts";
import { keyEditorFor } from "./editor.ts";
import { markDone, runToken, writeJournal, type Journal } from "./journal.ts";
import { acquireLock } from "./lock.ts";
import { messages, reasonOf } from "./messages.ts";
import { observeHome } from "./observe.ts";
import { currentGeneration, readGeneration, readRecord } from "./profiles.ts";
import { recoverLocked, takeBack } from "./recover.ts";
import { removeState } from "./remove-state.ts";

/** Takes everything of hm out of the home, puts back what was there before, and removes hm's own folders. */
export async function uninstall(options: SwitchOptions, context: ActivationContext): Promise<Plan> {
  if (options.dryRun) return (await prepare(context)).plan;
  claimFolders(context.paths);
  const lock = acquireLock(context.paths.lock);
  try {
    const recovered = recoverLocked(context);
    if (recovered !== undefined) context.reporter.warning(recovered);
    const { plan, home, from } = await prepare(context);
    const journal: Journal = { version: 1, what: "uninstall", home, token: runToken(), from, to: undefined, fresh: false, operations: plan.operations };
    begin(journal, context);
    removeState(context.paths);
    return plan;
  } finally {
    lock.release();
  }
}

async function prepare(context: ActivationContext): Promise<{ readonly plan: Plan; readonly home: string; readonly from: number | undefined }> {
  const { paths } = context;
  const current = currentGeneration(paths.profiles);
  const from = current && readGeneration(current.path).manifest;
  const home = from?.homeDirectory ?? paths.home;
  if (from) checkHome(home, context);
  const record = readRecord(paths.profiles, current?.id);
  const plan = planSwitch({ from, to: undefined, record, home: observeHome(home, paths.state), storeDirectory: paths.store, merge: await keyEditorFor(from) });
  if (plan.collisions.length > 0) throw collisionError(plan.collisions);
  return { plan, home, from: current?.id };
}

function begin(journal: Journal, context: ActivationContext): void {
  try {
    saveContents(journal.operations, journal);
    writeJournal(context.paths.journal, journal);
    for (const it of journal.operations) applyOperation(it, journal);
    markDone(context.paths.journal);
  } catch (error) {
    const why = reasonOf(error);
    const notes = takeBack(journal, context, why);
    throw new HmError("HM_ACTIVATION_FAILED", [messages.failed(why, messages.asBefore(journal.from)), ...notes].join("\n"), { hint: messages.failedHint, cause: error });
  }
}
