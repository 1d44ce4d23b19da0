/** Lines of a script while they are written, each at the depth of the blocks that are open. */
export interface Lines {
  newline(): void;
  /** Has what comes next stand on a line of its own. */
  separate(): void;
  /** Has what comes next belong to the same statement, also on another line. */
  goOn(): void;
  /** Whether the statement goes on behind an operator. */
  continues(): boolean;
  /** Writes an escaped newline. */
  breakLine(): void;
  /** Writes text without a space before it. */
  glue(text: string): void;
  /** Has what comes next stand without a space before it. */
  glueNext(): void;
  write(text: string): void;
  /** Writes a word; where it stands for a command, it may open or close a block. Gives false where that block is not open. */
  word(text: string, keyword: string | undefined, afterElse: boolean): boolean;
  /** The whole text, or nothing where a block is still open. */
  text(): string | undefined;
}

const OPENERS: ReadonlySet<string> = new Set(["begin", "if", "while", "for", "function", "switch"]);

/** Starts an empty text. */
export function createLines(): Lines {
  const blocks: { readonly kind: string; levels: number }[] = [];
  let written = "";
  let newlines = 0;
  let separated = false;
  let goesOn = false;
  let broken = false;
  let glued = true;

  return {
    newline: () => void newlines++,
    separate: () => void (separated = true),
    goOn: () => void (goesOn = true),
    continues: () => goesOn,
    glue: (text) => void (written += text),
    glueNext: () => void (glued = true),
    write,
    breakLine() {
      if (goesOn || separated) return;
      written += " \\\n";
      broken = true;
    },
    word(text, keyword, afterElse) {
      const block = blocks.at(-1);
      if (keyword === "end" && !blocks.pop()) return false;
      const inner = keyword === "else" ? "if" : keyword === "case" ? "switch" : undefined;
      if (inner !== undefined) {
        if (block?.kind !== inner) return false;
        block.levels = inner === "if" ? 0 : 1;
      }
      write(text);
      if (inner !== undefined) block!.levels++;
      if (keyword !== undefined && OPENERS.has(keyword) && !(afterElse && keyword === "if")) blocks.push({ kind: keyword, levels: 1 });
      return true;
    },
    text: () => (blocks.length > 0 ? undefined : `${written}\n`),
  };

  function write(text: string): void {
    const breaks = Math.max(newlines, separated ? 1 : 0);
    const deeper = broken || (goesOn && breaks > 0) ? 1 : 0;
    if (breaks > 0 || written === "" || broken) {
      const depth = blocks.reduce((sum, it) => sum + it.levels, deeper);
      written += `${"\n".repeat(breaks)}${"    ".repeat(depth)}${text}`;
    } else written += glued ? text : ` ${text}`;
    newlines = 0;
    separated = goesOn = broken = glued = false;
  }
}
