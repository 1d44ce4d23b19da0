import { pkg } from "@hm/api";
import { packagedProgram } from "./plugins.ts";

interface Options {
  readonly aggressiveResize: boolean;
  readonly baseIndex: number;
  readonly clock24: boolean;
  readonly customPaneNavigationAndResize: boolean;
  readonly disableConfirmationPrompt: boolean;
  readonly escapeTime: number;
  readonly focusEvents: boolean;
  readonly historyLimit: number;
  readonly keyMode: string;
  readonly mouse: boolean;
  readonly newSession: boolean;
  readonly prefix: string | null;
  readonly resizeAmount: number;
  readonly reverseSplit: boolean;
  readonly sensibleOnTop: boolean;
  readonly shell: string | null;
  readonly shortcut: string;
  readonly terminal: string;
}

/** What all but the plugins and the user's own lines come to. What is not wanted leaves an empty line. */
export function tmuxConf(options: Options): string {
  const { baseIndex, keyMode } = options;
  return [
    block(options.sensibleOnTop, sensible),
    `set  -g default-terminal "${options.terminal}"`,
    `set  -g base-index      ${baseIndex}`,
    `setw -g pane-base-index ${baseIndex}`,
    block(options.shell !== null, ["# We need to set default-shell before calling new-session", `set  -g default-shell "${options.shell}"`]),
    options.newSession ? "new-session" : "",
    "",
    block(options.reverseSplit, split),
    "",
    `set -g status-keys ${keyMode}`,
    `set -g mode-keys   ${keyMode}`,
    "",
    block(keyMode === "vi" && options.customPaneNavigationAndResize, navigation(options.resizeAmount)),
    "",
    prefix(options),
    "",
    block(options.disableConfirmationPrompt, ['bind-key -N "Kill the current window" & kill-window', 'bind-key -N "Kill the current pane" x kill-pane']),
    "",
    `set  -g mouse             ${onOff(options.mouse)}`,
    `set  -g focus-events      ${onOff(options.focusEvents)}`,
    `setw -g aggressive-resize ${onOff(options.aggressiveResize)}`,
    `setw -g clock-mode-style  ${options.clock24 ? "24" : "12"}`,
    `set  -s escape-time       ${options.escapeTime}`,
    `set  -g history-limit     ${options.historyLimit}`,
    "",
  ].join("\n");
}

const sensible = [
  "# ============================================= #",
  "# Start with defaults from the Sensible plugin  #",
  "# --------------------------------------------- #",
  `run-shell ${pkg("tmuxPlugins.sensible")}/${packagedProgram("sensible")}`,
  "# ============================================= #",
];

const split = ['bind -N "Split the pane into two, left and right" v split-window -h', 'bind -N "Split the pane into two, top and bottom" s split-window -v'];

/** Each block ends with an empty line. */
function block(wanted: boolean, lines: readonly string[]): string {
  return wanted ? [...lines, ""].join("\n") : "";
}

function navigation(amount: number): string[] {
  const resize = (key: string, where: string) => [`bind -r -N "Resize the pane ${where} by ${amount}" \\`, `  ${key} resize-pane -${where[0]!.toUpperCase()} ${amount}`];
  return [
    'bind -N "Select pane to the left of the active pane" h select-pane -L',
    'bind -N "Select pane below the active pane" j select-pane -D',
    'bind -N "Select pane above the active pane" k select-pane -U',
    'bind -N "Select pane to the right of the active pane" l select-pane -R',
    "",
    ...resize("H", "left"),
    ...resize("J", "down"),
    ...resize("K", "up"),
    ...resize("L", "right"),
  ];
}

function prefix({ prefix, shortcut }: Options): string {
  if (prefix === null && shortcut === "b") return "";
  const key = prefix ?? `C-${shortcut}`;
  const send = ['bind -N "Send the prefix key through to the application" \\', `  ${prefix ?? shortcut} send-prefix`];
  return block(true, [`# rebind main key: ${key}`, "unbind C-b", `set -g prefix ${key}`, ...send, ...(prefix === null ? [`bind C-${shortcut} last-window`] : [])]);
}

function onOff(value: boolean): string {
  return value ? "on" : "off";
}
