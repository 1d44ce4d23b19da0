import { DEFAULT_RANK, HmError, PLAIN_RANK, isHomeConfiguration, isModule, type Exhibit, type Origin, type Place } from "@hm/api";
import { invalidHint, withArticles, type Expected } from "./expected.ts";
import { show, showThrown } from "./show.ts";
import { closest, placeOf } from "./suggest.ts";
import type { OptionType } from "./option-type.ts";

/** Every message of the kernel. Codes are permanent; each has a page in docs/errors. */

const FORCED = 50;

export function conflict(path: string, rank: number, exhibits: readonly Exhibit[]): HmError {
  const byUser = exhibits.some((it) => it.origin.module === undefined);
  const hint = rank <= FORCED ? "Only one of them can win: take force(…) off the others."
    : byUser ? "Wrap the one that should win in force(…), or the other in fallback(…)."
    : `Set '${path}' yourself, to the one that should win${rank < DEFAULT_RANK && rank > PLAIN_RANK ? "" : ", wrapped in force(…)"}.`;
  return new HmError("HM_CONFLICT", `'${path}' has conflicting values:`, { exhibits, hint });
}

export function invalidOption(path: string, expected: Expected, got: unknown, detail: string | undefined, exhibits: readonly Exhibit[]): HmError {
  const message = detail ? `'${path}' is not valid: ${detail}.` : `'${path}' expects ${withArticles(expected.kinds)}, but got ${show(got)}.`;
  return new HmError("HM_INVALID_OPTION", message.replace(/([.!?])\.$/, "$1"), { exhibits, hint: invalidHint(path, expected, got) });
}

export function invalidKey(path: string, key: string, detail: string, exhibits: readonly Exhibit[]): HmError {
  return new HmError("HM_INVALID_OPTION", `'${path}' cannot have an entry named ${show(key)}: ${detail}.`, { exhibits, hint: "Give the entry another name." });
}

export function unknownOption(path: string, key: string, type: OptionType, exhibits: readonly Exhibit[]): HmError {
  const known = [...type.shape].filter(([, it]) => !it.hints.internal).map(([name]) => name);
  const near = closest(key, known) ?? placeOf(key, type);
  const hint = near ? `Did you mean '${near}'?` : known.length && known.length <= 12 ? `It has ${known.join(", ")}.` : `See them all with: hm option ${path}`;
  return new HmError("HM_UNKNOWN_OPTION", `'${path}' has no option '${key}'.`, { exhibits, hint });
}

export function renamedInFunction(path: string, to: string, exhibits: readonly Exhibit[]): HmError {
  return new HmError("HM_UNKNOWN_OPTION", `'${path}' is now '${to}', and an old name cannot be set from inside a function.`, { exhibits, hint: `Set '${to}' instead.` });
}

export function removedOption(path: string, what: string, exhibits: readonly Exhibit[]): HmError {
  return new HmError("HM_REMOVED_OPTION", `'${path}' is gone.`, { exhibits, hint: what });
}

export function movedOption(path: string, to: string, exhibits: readonly Exhibit[]): HmError {
  return new HmError("HM_MOVED_OPTION", `'${path}' is now '${to}', and no module in this home has that option.`, {
    exhibits,
    hint: `Install the module that brings '${to}', and set the option there.`,
  });
}

export function readOnlyOption(path: string, exhibits: readonly Exhibit[]): HmError {
  return new HmError("HM_READ_ONLY_OPTION", `'${path}' is set by hm and cannot be set here.`, { exhibits, hint: "Take this line out." });
}

export function missingValue(path: string, exhibits: readonly Exhibit[]): HmError {
  return new HmError("HM_MISSING_VALUE", `'${path}' is needed, but nothing sets it and it has no default.`, { exhibits, hint: `Set '${path}'.` });
}

export function cycle(paths: readonly string[], exhibits: readonly Exhibit[]): HmError {
  return new HmError("HM_CYCLE", `'${paths[0]}' depends on itself:\n${paths.join(" → ")}`, {
    exhibits,
    hint: "Make one of these values not read the next one; reading another part of the same option is fine.",
  });
}

export function readTooEarly(path: string, place: () => Place | undefined): HmError {
  return new HmError("HM_READ_TOO_EARLY", `'${path}' was read while the definitions were still being collected.`, {
    exhibits: [{ origin: { place, keys: [] }, text: "read" }],
    hint: "Read it inside a function, where the value stands: () => …",
  });
}

/** `what` begins a sentence, as "The function that gives 'a.b'"; `module` is whose function it is, where not the user's. */
export function valueThrows(what: string, error: unknown, module: string | undefined, exhibits: readonly Exhibit[]): HmError {
  const hint = module === undefined ? "Mend the function." : `This is a fault of module '${module}': report it to its author.`;
  return new HmError("HM_VALUE_THROWS", `${what} failed: ${showThrown(error)}`, { cause: error, exhibits, hint });
}

export function configThrows(path: string, error: unknown, exhibits: readonly Exhibit[]): HmError {
  return new HmError("HM_MODULE_THROWS", `Module '${path}' failed while its definitions were collected: ${showThrown(error)}`, {
    cause: error,
    exhibits,
    hint: "This is a fault of the module: report it to its author.",
  });
}

export function checkThrows(path: string, error: unknown, exhibits: readonly Exhibit[]): HmError {
  return new HmError("HM_MODULE_THROWS", `Module '${path}' failed in an assertion or a warning: ${showThrown(error)}`, {
    cause: error,
    exhibits,
    hint: "This is a fault of the module: report it to its author.",
  });
}

export function notADefinition(got: unknown, origin: Origin | undefined): HmError {
  const exhibits = origin ? [{ origin }] : [];
  if (origin?.module !== undefined) return new HmError("HM_NOT_A_DEFINITION", `Module '${origin.module}' contributes ${show(got)}, which is no definition.`, { hint: "This is a fault of the module: report it to its author." });
  return new HmError("HM_NOT_A_DEFINITION", `The home lists ${show(got)}, which is no definition.`, { exhibits, hint: definitionHint(got) });
}

function definitionHint(got: unknown): string {
  if (isModule(got)) return `Call it with the options to set: ${got.path.slice(got.path.lastIndexOf(".") + 1).replaceAll(/-(.)/g, (_, it: string) => it.toUpperCase())}({ … }).`;
  if (got === undefined || got === null || typeof got === "boolean") return "For definitions that count only sometimes, write when(condition, …).";
  if (got instanceof Promise) return "Write await before it.";
  if (isHomeConfiguration(got)) return "Export a plain list of definitions there, and keep defineHome(…) for the home itself.";
  if (typeof got === "function") return "Call the function here; what it gives is listed then.";
  return "List what modules, when(…) and disable(…) give.";
}

export function notACondition(got: unknown, exhibits: readonly Exhibit[]): HmError {
  return new HmError("HM_NOT_A_CONDITION", `The condition of when(…) gives ${show(got)}, which is neither true nor false.`, {
    exhibits,
    hint: got instanceof Promise ? "Conditions are computed without waiting: take async off." : "Compare it with something, so that it gives true or false.",
  });
}

export function duplicateModule(path: string, names: readonly (string | undefined)[], exhibits: readonly Exhibit[]): HmError {
  const [first, second] = names;
  const who = first && second ? `: ${first} and ${second}` : "";
  return new HmError("HM_DUPLICATE_MODULE", `Two modules stand at '${path}'${who}.`, {
    exhibits,
    hint: "Keep one of them, or take the other out with disable(…).",
  });
}

export function assertionFailed(message: string, exhibits: readonly Exhibit[], hint: string | undefined): HmError {
  return new HmError("HM_ASSERTION", message, { exhibits, ...(hint === undefined ? {} : { hint }) });
}

function severalProblems(problems: readonly HmError[]): HmError {
  return new HmError("HM_CONFIGURATION", `The configuration has ${problems.length} problems.`, { problems });
}

/** One error for one problem or for several of them. */
export function together(problems: readonly HmError[]): HmError {
  return problems.length === 1 ? problems[0]! : severalProblems(problems);
}
