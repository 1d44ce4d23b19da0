import { shellQuote } from "@hm/formats";

interface Options {
  readonly bashrcExtra: string;
  readonly initExtra: string;
  readonly shellOptions: readonly string[];
  readonly historySize: number | null;
  readonly historyFile: string | null;
  readonly historyFileSize: number | null;
  readonly historyControl: readonly string[];
  readonly historyIgnore: readonly string[];
}

/** The text of `.bashrc`: first what every shell runs, then what only interactive ones do. */
export function bashrc(options: Options, aliases: string): string {
  return `${options.bashrcExtra}

# Commands that should be applied only for interactive shells.
[[ $- == *i* ]] || return

${history(options)}

${options.shellOptions.map(shopt).join("\n")}

${aliases}

${options.initExtra}
`;
}

function history({ historyControl, historyFile, historyFileSize, historyIgnore, historySize }: Options): string {
  const lines = [
    historyControl.length ? `HISTCONTROL=${historyControl.join(":")}` : undefined,
    historyFile === null ? undefined : `HISTFILE="${historyFile}"`,
    historyFileSize === null ? undefined : `HISTFILESIZE=${historyFileSize}`,
    historyIgnore.length ? `HISTIGNORE=${shellQuote(historyIgnore.join(":"))}` : undefined,
    historySize === null ? undefined : `HISTSIZE=${historySize}`,
    historyFile === null ? undefined : 'mkdir -p "$(dirname "$HISTFILE")"',
  ];
  return lines.filter((it) => it !== undefined).join("\n");
}

function shopt(option: string): string {
  return option.startsWith("-") ? `shopt -u ${option.slice(1)}` : `shopt -s ${option}`;
}
