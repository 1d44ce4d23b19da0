import { existsSync } from "node:fs";
import { HmError } from "@hm/api";
import type { ActivationContext } from "./context.ts";
import { readJournal, removeJournal, type FoundJournal } from "./journal.ts";
import { acquireLock } from "./lock.ts";
import { messages } from "./messages.ts";
import { forgetGeneration, setCurrent } from "./profiles.ts";
import { removeState } from "./remove-state.ts";
import { undoOperations } from "./undo.ts";

type Where = Pick<ActivationContext, "paths">;

/** Takes an interrupted switch back or finishes it, and says which; nothing when there was none. */
export async function recover({ paths }: Where): Promise<string | undefined> {
  if (!existsSync(paths.journal)) return undefined;
  const lock = acquireLock(paths.lock);
  try {
    return recoverLocked({ paths });
  } finally {
    lock.release();
  }
}

/** The same for who holds the lock already. */
export function recoverLocked({ paths }: Where): string | undefined {
  const journal = readJournal(paths.journal);
  if (!journal) return undefined;
  if (journal === "empty") {
    removeJournal(paths.journal);
    return messages.recoverNothing;
  }
  if (journal.done) {
    removeState(paths);
    return messages.recoverFinished;
  }
  const notes = takeBack(journal, { paths }, messages.interruptedSwitch);
  return [messages.recoverBack(journal.what, journal.to, messages.asBefore(journal.from)), ...notes].join("\n");
}

/** Takes back all that a journal says, and gives notes on what others changed. Where that fails, `why` begins the message. */
export function takeBack(journal: Omit<FoundJournal, "done">, { paths }: Where, why: string): string[] {
  const left: string[] = [];
  try {
    setCurrent(paths.profiles, journal.from);
    if (journal.fresh && journal.to !== undefined) forgetGeneration(paths.profiles, journal.to);
  } catch (error) {
    left.push(messages.profileLeft(paths.profiles, journal.from, error));
  }
  const undone = undoOperations(journal.operations, { home: journal.home, token: journal.token });
  left.push(...undone.left);
  try {
    if (left.length === 0) removeJournal(paths.journal);
  } catch (error) {
    left.push(messages.journalLeft(paths.journal, error));
  }
  if (left.length > 0) throw new HmError("HM_TAKE_BACK_FAILED", messages.takeBackFailed(why, left), { hint: messages.takeBackFailedHint });
  return messages.keptChanges(undone.changed);
}
