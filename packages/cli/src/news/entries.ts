/** Something that users should hear of. Identifiers are permanent. */
export interface NewsEntry {
  readonly id: string;
  /** ISO date. */
  readonly date: string;
  /** Path of the module that it is about; absent where it concerns everybody. */
  readonly module?: string;
  readonly message: string;
}

/** All news, newest first. */
export const NEWS: readonly NewsEntry[] = [
  {
    id: "file-modes",
    date: "2026-11-22",
    message: `Files have a mode now: "link" as before, "copy" for programs that refuse links, "merge" to share a file with the program that writes it, and "create" to write it once. \`hm status\` shows what was changed by hand, and \`hm adopt\` takes it into the configuration.`,
  },
  {
    id: "welcome",
    date: "2026-11-20",
    message: "Welcome to hm. `hm doctor` checks this machine, `hm option` shows what can be set and where it is set, and `hm diff` shows what a switch would change.",
  },
];
