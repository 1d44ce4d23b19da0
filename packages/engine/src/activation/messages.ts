/** Every text of the activation that a user reads. */
export const messages = {
  generationBroken: (path: string, cause: unknown) => `The generation ${path} cannot be read: ${reason(cause)}.`,
  generationBrokenHint: "Switch to another generation with `hm rollback`, or build it again with `hm switch`.",
  generationTooNew: (path: string) => `The generation ${path} was made by a newer hm.`,
  generationTooNewHint: "Update hm and try again.",
  recordBroken: (path: string) => `${path}, where hm remembers what it replaced, cannot be read.`,
  recordBrokenHint: "Put the file back from a backup, or remove it to let hm forget what it replaced.",
  noSuchGeneration: (ids: readonly number[]) => `There is no generation ${ids.join(", ")}.`,
  noSuchGenerationHint: "See `hm generations` for those that exist.",
  currentGeneration: (id: number) => `Generation ${id} is the current one and cannot be removed.`,
  currentGenerationHint: "Switch to another generation first.",
};

/** What went wrong, without the parts of a system error that only programmers read. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^E[A-Z]+: /, "") : String(error);
}
