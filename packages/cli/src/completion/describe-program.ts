import type { Command } from "commander";

/** What an argument or an option's value is completed with. */
export type Completes = "file" | "generation" | "nothing" | readonly string[];

export interface OptionInfo {
  readonly short: string | undefined;
  readonly long: string | undefined;
  readonly description: string;
  /** Absent for an option without a value. */
  readonly value: Completes | undefined;
}

export interface CommandInfo {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionInfo[];
  readonly argument: Completes;
}

/** The command line as completion scripts need it. */
export interface ProgramInfo {
  readonly options: readonly OptionInfo[];
  readonly commands: readonly CommandInfo[];
}

/** Every shell command that completions are for. */
export const PROGRAMS = ["hm", "home-manager"];

/** Prints the numbers of all generations. */
export const LIST_GENERATIONS = "hm generations 2>/dev/null | sed -n 's/^.* : id \\([0-9]*\\) -> .*/\\1/p'";

/** Reads the command line out of Commander's own declarations. */
export function describeProgram(program: Command): ProgramInfo {
  const help: OptionInfo = { short: "-h", long: "--help", description: "show help", value: undefined };
  return {
    options: [...optionsOf(program), help],
    commands: program.commands.map((it) => ({ name: it.name(), description: it.description(), options: [...optionsOf(it), help], argument: argumentOf(it) })),
  };
}

function optionsOf(command: Command): OptionInfo[] {
  return command.options
    .filter((it) => !it.hidden)
    .map(({ short, long, description, flags }) => ({ short, long, description, value: valueOf(/[<[]([\w-]+)/.exec(flags)?.[1]) }));
}

function valueOf(name: string | undefined): Completes | undefined {
  return name === undefined ? undefined : name === "path" || name === "link" ? "file" : "nothing";
}

function argumentOf(command: Command): Completes {
  const [argument] = command.registeredArguments;
  if (!argument) return "nothing";
  if (argument.argChoices) return argument.argChoices;
  if (["id", "a"].includes(argument.name())) return "generation";
  return command.name() === "adopt" ? "file" : "nothing";
}
