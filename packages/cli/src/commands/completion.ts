import { bashCompletion } from "../completion/bash.ts";
import { describeProgram } from "../completion/describe-program.ts";
import { fishCompletion } from "../completion/fish.ts";
import { zshCompletion } from "../completion/zsh.ts";
import type { Context } from "../context.ts";
import { createProgram } from "../program.ts";

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** Prints the completion script for a shell. */
export async function run({ terminal }: Context, _flags: object, shell: keyof typeof SHELLS): Promise<void> {
  terminal.out.write(SHELLS[shell](describeProgram(createProgram(() => {}))));
}
