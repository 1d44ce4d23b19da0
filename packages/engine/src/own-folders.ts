import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { HmError } from "@hm/api";
import { messages } from "./activation/messages.ts";
import type { Paths } from "./paths.ts";
import { isSystemError, storeErrors } from "./store/errors.ts";

type Own = Pick<Paths, "home" | "state" | "cache">;

/** Where the state folder says which folders hm's own ones needed above them. */
const NOTE = "made-folders.json";

/** Makes the state folder, and notes which folders above it and above the cache are missing, to be removed with them. */
export function claimFolders({ home, state, cache }: Own): void {
  if (existsSync(state)) return;
  if (!existsSync(home)) throw new HmError("HM_HOME_MISSING", messages.noHome(home), { hint: messages.noHomeHint });
  const made = [state, cache].flatMap(missingAbove);
  try {
    mkdirSync(state, { recursive: true, mode: 0o700 });
    writeFileSync(join(state, NOTE), JSON.stringify(made), { mode: 0o600 });
  } catch (error) {
    throw isSystemError(error) ? storeErrors.unwritable(state, error) : error;
  }
}

/** The folders that can go once hm's own ones are gone, innermost first. Where that was not noted, all that are in the home. */
export function claimedFolders({ home, state, cache }: Own): readonly string[] {
  try {
    return JSON.parse(readFileSync(join(state, NOTE), "utf8")) as readonly string[];
  } catch {
    return [state, cache].flatMap((folder) => above(folder).filter((it) => it.startsWith(`${home}/`)));
  }
}

/** Removes folders that nobody else has put anything into. */
export function removeEmpty(folders: readonly string[]): void {
  for (const it of folders) {
    try {
      rmdirSync(it);
    } catch {
      // In use, or gone.
    }
  }
}

function missingAbove(folder: string): string[] {
  return above(folder).filter((it) => !existsSync(it));
}

function above(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [] : [parent, ...above(parent)];
}
