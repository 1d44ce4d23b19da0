import { HmError, type Exhibit } from "@hm/api";
import { closest } from "./suggest.ts";
import { show } from "./values.ts";

/** Every message of the kernel. Codes are permanent; each has a page in docs/errors. */

export function conflict(path: string, exhibits: readonly Exhibit[]): HmError {
  return new HmError("HM_CONFLICT", `'${path}' has conflicting values:`, {
    exhibits,
    hint: "Wrap the one that should win in force(…), or the other in fallback(…).",
  });
}

export function invalidOption(path: string, expected: string, got: unknown, detail: string | undefined, exhibits: readonly Exhibit[]): HmError {
  const message = detail ? `'${path}' is not valid: ${detail}` : `'${path}' expects ${article(expected)}, but got ${show(got)}.`;
  return new HmError("HM_INVALID_OPTION", message, { exhibits, hint: detail ? `It takes ${article(expected)}.` : "Give it a value of that type." });
}

export function unknownOption(path: string, key: string, known: readonly string[], exhibits: readonly Exhibit[]): HmError {
  const near = closest(key, known);
  const where = path ? `'${path}' has no option '${key}'.` : `There is no option '${key}'.`;
  return new HmError("HM_UNKNOWN_OPTION", where, {
    exhibits,
    hint: near ? `Did you mean '${near}'?` : known.length && known.length <= 12 ? `It has ${known.join(", ")}.` : `See them all with: hm option ${path}`,
  });
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
  return new HmError("HM_CYCLE", `'${paths[0]}' depends on itself:\n  ${paths.join(" → ")}`, {
    exhibits,
    hint: "Make one of these values not read the next one; reading another part of the same option is fine.",
  });
}

export function readTooEarly(path: string, exhibits: readonly Exhibit[]): HmError {
  return new HmError("HM_READ_TOO_EARLY", `'${path}' was read while the definitions were still being collected.`, {
    exhibits,
    hint: "Read it inside a function, where the value stands: () => …",
  });
}

export function valueThrows(path: string, error: unknown, exhibits: readonly Exhibit[]): HmError {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : show(error);
  return new HmError("HM_VALUE_THROWS", `The function that gives '${path}' failed: ${what}`, { cause: error, exhibits, hint: "Mend the function." });
}

export function configThrows(path: string, error: unknown): HmError {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : show(error);
  return new HmError("HM_MODULE_THROWS", `Module '${path}' failed while its definitions were collected: ${what}`, {
    cause: error,
    hint: "This is a fault of the module: report it to its author.",
  });
}

export function notADefinition(got: unknown, index: number): HmError {
  const hint = typeof got === "function" ? "Call the module: write git({ … }) instead of git." : "List only what modules, when(…) and disable(…) give.";
  return new HmError("HM_NOT_A_DEFINITION", `Entry ${index + 1} of the home is no definition, but ${show(got)}.`, { hint });
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

export function severalProblems(problems: readonly HmError[]): HmError {
  return new HmError("HM_CONFIGURATION", `The configuration has ${problems.length} problems.`, { problems });
}

function article(type: string): string {
  if (/^(null|one|anything|".*"|\d)/.test(type)) return type;
  return /s of |text/.test(type) && !/^(record|list|text) /.test(type) ? type : `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}
