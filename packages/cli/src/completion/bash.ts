import { LIST_GENERATIONS, PROGRAMS, type Completes, type OptionInfo, type ProgramInfo } from "./describe-program.ts";

/** Writes a completion script for Bash. */
export function bashCompletion({ options, commands }: ProgramInfo): string {
  const files = [...options, ...commands.flatMap((it) => it.options)].filter((it) => it.value === "file").flatMap(names);
  const taking = [...options, ...commands.flatMap((it) => it.options)].filter((it) => it.value !== undefined).flatMap(names);
  const cases = commands.map((it) => `    ${it.name}) options='${it.options.flatMap(names).join(" ")}'; ${argument(it.argument)} ;;`);
  return `# Completion of hm for Bash. Load it with: source <(hm completion bash)
_hm() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= options= words= at
  COMPREPLY=()
  case $previous in
    ${unique(files).join("|")}) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
  esac
  for ((at = 1; at < COMP_CWORD; at++)); do
    case \${COMP_WORDS[at]} in
      ${unique(taking).join("|")}) ((at++)) ;;
      -*) ;;
      *) command=\${COMP_WORDS[at]}; break ;;
    esac
  done
  case $command in
    '') words='${[...commands.map((it) => it.name), "help"].join(" ")}' ;;
${cases.join("\n")}
    help) words='${commands.map((it) => it.name).join(" ")}' ;;
  esac
  if [[ $current == -* ]]; then words="$options ${options.flatMap(names).join(" ")}"; fi
  if [[ $words == @files ]]; then compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$current"); return; fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _hm ${PROGRAMS.join(" ")}
`;
}

function argument(it: Completes): string {
  if (it === "file") return "words=@files";
  if (it === "generation") return `words=$(${LIST_GENERATIONS})`;
  return `words='${it === "nothing" ? "" : it.join(" ")}'`;
}

function names(it: OptionInfo): string[] {
  return [it.short, it.long].filter((name) => name !== undefined);
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
