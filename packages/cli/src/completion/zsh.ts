import { LIST_GENERATIONS, PROGRAMS, type CommandInfo, type Completes, type OptionInfo, type ProgramInfo } from "./describe-program.ts";

/** Writes a completion script for zsh. */
export function zshCompletion({ options, commands }: ProgramInfo): string {
  const described = commands.map((it) => `    ${quote(`${it.name}:${it.description.replaceAll(":", "\\:")}`)}`);
  return `#compdef ${PROGRAMS.join(" ")}
# Completion of hm for zsh. Load it with: source <(hm completion zsh)
_hm_generations() {
  local -a numbers
  numbers=(\${(f)"$(${LIST_GENERATIONS})"})
  compadd -a numbers
}
_hm() {
  local curcontext=$curcontext state line
  local -a commands globals
  commands=(
${described.join("\n")}
  )
  globals=(
${options.map((it) => `    ${specs(it).join(" ")}`).join("\n")}
  )
  _arguments -C $globals '1: :->command' '*:: :->argument'
  case $state in
    command) _describe command commands ;;
    argument)
      case $words[1] in
${commands.map(ofCommand).join("\n")}
      esac ;;
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _hm "$@"; else compdef _hm ${PROGRAMS.join(" ")}; fi
`;
}

function ofCommand({ name, options, argument }: CommandInfo): string {
  const rest = argument === "nothing" ? "" : ` '*: :${action(argument)}'`;
  return `        ${name}) _arguments $globals ${options.flatMap(specs).join(" ")}${rest} ;;`;
}

function specs({ short, long, description, value }: OptionInfo): string[] {
  const text = `[${description.replaceAll(/[[\]]/g, "\\$&").replaceAll(":", "\\:")}]${value === undefined ? "" : `: :${action(value)}`}`;
  const both = [short, long].filter((it) => it !== undefined);
  return both.map((it) => quote(`${both.length > 1 ? `(${both.join(" ")})` : ""}${it}${text}`));
}

function action(it: Completes): string {
  if (it === "file") return "_files";
  if (it === "generation") return "_hm_generations";
  return it === "nothing" ? " " : `(${it.join(" ")})`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
