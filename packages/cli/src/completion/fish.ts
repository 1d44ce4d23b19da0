import { LIST_GENERATIONS, PROGRAMS, type CommandInfo, type Completes, type OptionInfo, type ProgramInfo } from "./describe-program.ts";

/** Writes a completion script for fish. */
export function fishCompletion({ options, commands }: ProgramInfo): string {
  const lines = PROGRAMS.flatMap((program) => [
    `complete -c ${program} -f`,
    ...options.map((it) => `complete -c ${program}${option(it)}`),
    ...commands.flatMap((it) => ofCommand(program, it)),
  ]);
  return `# Completion of hm for fish. Save it as ~/.config/fish/completions/hm.fish\n${lines.join("\n")}\n`;
}

function ofCommand(program: string, { name, description, options, argument }: CommandInfo): string[] {
  const within = `complete -c ${program} -n '__fish_seen_subcommand_from ${name}'`;
  return [
    `complete -c ${program} -n __fish_use_subcommand -a ${name} -d ${quote(description)}`,
    ...options.map((it) => within + option(it)),
    ...(argument === "nothing" ? [] : [within + values(argument)]),
  ];
}

function option({ short, long, description, value }: OptionInfo): string {
  return `${short ? ` -s ${short.slice(1)}` : ""}${long ? ` -l ${long.slice(2)}` : ""}${value === undefined ? "" : ` -r${values(value)}`} -d ${quote(description)}`;
}

function values(it: Completes): string {
  if (it === "file") return " -F";
  if (it === "generation") return ` -a ${quote(`(${LIST_GENERATIONS})`)}`;
  return it === "nothing" ? "" : ` -a ${quote(it.join(" "))}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
