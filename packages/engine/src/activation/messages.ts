import { shown, type Operation } from "@hm/kernel";
import { isHmError } from "@hm/api";
import { isSystemError, reason } from "../store/errors.ts";

/** Every text of the activation that a user reads. */
export const messages = {
  collided: (count: number) => `${count} collision${count === 1 ? "" : "s"}; nothing was changed.`,
  asItShallBe: ["as it is", "as it shall be"] as const,
  changedSince: ["as hm left it", "as it is"] as const,
  collisionHint: "Please move the above files and try again, or use -b EXTENSION to move them aside",

  generationBroken: (path: string, cause: unknown) => `The generation '${path}' cannot be read: ${reasonOf(cause)}`,
  generationBrokenHint: "Switch to another generation with `hm rollback`, or build it again with `hm switch`.",
  previousLost: (why: string) => `${why} What it put into the home can only be replaced, not removed.`,
  generationTooNew: (path: string) => `The generation '${path}' was made by a newer hm.`,
  generationTooNewHint: "Update hm and try again.",
  recordBroken: (path: string) => `'${path}', where hm remembers what it replaced, cannot be read.`,
  recordBrokenHint: "Put the file back from a backup, or remove it to let hm forget what it replaced.",
  noSuchGeneration: (ids: readonly number[]) => `There is no generation ${ids.join(", ")}.`,
  noSuchGenerationHint: "See `hm generations` for those that exist.",
  currentGeneration: (id: number) => `Generation ${id} is the current one and cannot be removed.`,
  currentGenerationHint: "Switch to another generation first.",

  noManifest: (path: string) => `There is no manifest.json in '${shown(path)}', beside this program.`,

  usage: `Usage: activate [-n|--dry-run] [-b EXTENSION] [-v|--verbose]

Brings this generation into the home, whether or not hm is installed.

  -n, --dry-run    say what would run, change nothing
  -b EXTENSION     move files that are in the way aside, under names with this extension
  -v, --verbose    say more
`,
  usageHint: "See `activate --help`.",
  unknownArgument: (it: string) => `'${shown(it)}' is no option of this program.`,
  valueMissing: (it: string) => `'${it}' needs a value.`,

  wrongHome: (expected: string, found: string) => `This generation is for the home '${expected}', but yours is '${found}'.`,
  wrongHomeHint: "Run it as the user whose home it is, or set homeDirectory in the configuration.",
  noHome: (home: string) => `The home '${home}' does not exist.`,
  noHomeHint: "Create it, or correct HOME, or homeDirectory in the configuration.",
  badExtension: (extension: string) => `'${shown(extension)}' cannot end the name of a backup.`,
  badExtensionHint: "Give -b an extension such as 'backup', without slashes.",

  notText: "it is not UTF-8 text",
  homeUnreadable: (path: string, why: string) => `'${shown(path)}' cannot be read: ${why}.`,
  homeUnreadableHint: "Make it readable for you and try again. Nothing was changed.",
  stateUnwritable: (path: string, why: string) => `'${shown(path)}', where hm keeps its state, cannot be written: ${why}.`,
  stateUnwritableHint: "Make it writable, or set XDG_STATE_HOME to a folder that is. Nothing was changed.",

  locked: (pid: number) => `Another hm (process ${pid}) is changing this home.`,
  lockedHint: "Wait until it is done and try again.",

  changedMeanwhile: (path: string) => `'${shown(path)}' was changed while hm was at work.`,
  noBash: "The activation has steps for bash, and there is no bash on PATH.",
  noBashHint: "Install bash, or take the steps out.",
  stepEnded: (name: string, how: string) => `The step '${name}' ${how}.`,
  stepFailedHint: "See what it printed above. Nothing was changed.",
  interrupted: (signal: string) => `The switch was interrupted by ${signal}.`,
  onChange: "onFilesChange",

  failed: (why: string, state: string) => `${why}\nEverything was taken back: ${state}.`,
  failedHint: "Mend the cause and switch again.",
  keptChanges: (paths: readonly string[]) => paths.map((it) => `'${shown(it)}' was changed by somebody else in the meantime and is left as it is.`),
  asBefore: (id: number | undefined) => (id === undefined ? "the home is as it was before hm" : `the home is as generation ${id} left it`),
  takeBackFailed: (why: string, left: readonly string[]) => `${why}\nNot everything could be taken back. What is left to do:\n${left.map((it) => `  ${it}`).join("\n")}`,
  takeBackFailedHint: "Mend the cause and run any hm command: it takes the rest back. Or do these steps by hand.",
  interruptedSwitch: "A switch was interrupted before it was done.",

  recoverNothing: "A switch was interrupted before it changed anything: there was nothing to take back.",
  recoverBack: (what: "switch" | "uninstall", id: number | undefined, state: string) =>
    `${what === "switch" ? `The switch to generation ${id}` : "The removal of hm"} was interrupted. It has been taken back: ${state}.`,
  recoverFinished: "The removal of hm was interrupted. It has been finished: the home is as it was before hm.",
  recoverPending: "A switch was interrupted. It will be taken back before the next one begins.",

  profileLeft: (profiles: string, id: number | undefined, error: unknown) =>
    `${id === undefined ? `Remove '${profiles}/home'` : `Link '${profiles}/home' to 'home-${id}-link'`} (${reasonOf(error)})`,
  journalLeft: (path: string, error: unknown) => `Remove '${path}' (${reasonOf(error)})`,
  left: (it: Operation, home: string, why: string) => `${leftToDo(it, home)} (${why})`,
  running: (name: string) => `Activating ${name}`,
  wouldRun: (name: string) => `Would run the step '${name}'`,
  dryRun: "This is a dry run",
};

function leftToDo(it: Operation, home: string): string {
  const at = (path: string) => `'${shown(`${home}/${path}`)}'`;
  if (it.do === "move") return `Move ${at(it.from)} to ${at(it.to)}`;
  const { after } = it;
  if (after.kind === "absent") return `Remove ${at(it.path)}`;
  if (after.kind === "link") return `Link ${at(it.path)} to '${shown(after.to)}'`;
  if (after.kind === "directory") return `Make the directory ${at(it.path)}`;
  return after.object === undefined ? `Put back the content of ${at(it.path)}` : `Copy '${after.object}' to ${at(it.path)}`;
}

/** What went wrong, in words and without a stack. */
export function reasonOf(error: unknown): string {
  if (isHmError(error)) return error.message;
  if (!isSystemError(error)) return error instanceof Error ? error.message : String(error);
  return error.path === undefined ? reason(error) : `'${shown(error.dest ?? error.path)}': ${reason(error)}`;
}
