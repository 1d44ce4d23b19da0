import { realpathSync, statSync } from "node:fs";
import { HmError } from "@hm/api";
import type { Collision } from "@hm/kernel";
import type { ActivationContext } from "./context.ts";
import { messages } from "./messages.ts";

/** Refuses to touch a home that is not the one of the user who asks, or that is not there. */
export function checkHome(home: string, { env, paths }: Pick<ActivationContext, "env" | "paths">): void {
  if (!statSync(home, { throwIfNoEntry: false })?.isDirectory()) throw new HmError("HM_HOME_MISSING", messages.noHome(home), { hint: messages.noHomeHint });
  const found = env["HOME"] || paths.home;
  if (found === home || realOf(found) === realOf(home)) return;
  throw new HmError("HM_WRONG_HOME", messages.wrongHome(home, found), { hint: messages.wrongHomeHint });
}

/** Refuses an extension that would lead backups elsewhere. */
export function checkExtension(extension: string | undefined): void {
  if (extension === undefined || (extension !== "" && !/[/\0]/.test(extension))) return;
  throw new HmError("HM_BACKUP_EXTENSION", messages.badExtension(extension), { hint: messages.badExtensionHint });
}

/** One report of everything that is in the way; `collisions` has it as data. */
export function collisionError(collisions: readonly Collision[]): HmError {
  const error = new HmError("HM_COLLISION", collisions.map((it) => it.message).join("\n"), { hint: messages.collisionHint });
  return Object.assign(error, { collisions });
}

/** The collisions that an error reports. */
export function collisionsOf(error: unknown): readonly Collision[] {
  return (error as { readonly collisions?: readonly Collision[] } | undefined)?.collisions ?? [];
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
