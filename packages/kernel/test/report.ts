import { flatten, isHmError, type Facts, type HmError, type Nested, type Origin, type Part } from "@hm/api";
import { evaluate } from "../src/evaluate.ts";
import type { Evaluation } from "../src/evaluation.ts";
import { jane } from "./home-module.ts";

export const FACTS: Facts = { platform: "linux", arch: "x64", hostname: "lab", username: "jane", homeDirectory: "/home/jane", stateDirectory: "/home/jane/.local/state/hm" };

/** Evaluates definitions beside a home that lacks nothing. */
export function configure(...parts: readonly Nested<Part>[]): Evaluation {
  return evaluate(flatten<Part>([jane, ...parts] as Nested<Part>), { facts: FACTS });
}

/** Every problem of a configuration, each as the lines of its message, its places and its hint. */
export function problemsOf(...parts: readonly Nested<Part>[]): string[] {
  const error = errorOf(() => configure(...parts).home());
  return error ? (error.problems.length ? error.problems : [error]).map(linesOf) : [];
}

/** The warnings of a configuration, with the keys that they point at. */
export function warningsOf(...parts: readonly Nested<Part>[]): string[] {
  return configure(...parts).warnings().map(({ message, origins }) => [message, ...origins.map(keysOf)].join("\n"));
}

/** The error that users would see, or nothing when all goes well. */
export function errorOf(run: () => unknown): HmError | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (isHmError(error)) return error;
    throw error;
  }
}

export function linesOf({ code, message, exhibits, hint }: HmError): string {
  return [`${code} ${message}`, ...exhibits.map((it) => [it.text, keysOf(it.origin)].filter(Boolean).join(" ")), ...(hint ? [`→ ${hint}`] : [])].join("\n");
}

/** The keys of a place, with the module where it was not the user who set it. */
function keysOf({ keys, module }: Origin): string {
  return `@${keys.join(".")}${module ? ` (${module})` : ""}`;
}
