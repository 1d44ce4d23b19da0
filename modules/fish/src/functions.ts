import { types, z } from "@hm/api";
import { doubleQuote } from "./quote.ts";

const text = z.string().nullable().default(null);
const words = types.listOrSingle(z.string()).nullable().default(null);
const id = z.union([z.string(), z.int()]).nullable().default(null);

const described = z.object({
  body: types.lines().describe("What the function does."),
  argumentNames: words.describe("Variables that get the arguments, one after the other."),
  description: text.describe("What completion says of the function."),
  wraps: text.describe("Command whose completions the function takes over."),
  onEvent: words.describe("Events that call the function."),
  onVariable: text.describe("Variable whose changes call the function."),
  onJobExit: id.describe("Group of a job whose end calls the function, or `caller`."),
  onProcessExit: id.describe("Process whose end calls the function, such as `$fish_pid`."),
  onSignal: id.describe("Signal that calls the function, by number or name."),
  noScopeShadowing: z.boolean().default(false).describe("Whether the function sees the local variables of its callers."),
  inheritVariable: text.describe("Variable whose value the function keeps from when it was defined."),
});

/** Functions by name: their bodies, or more about them. */
export const functionsOption = z.record(z.string(), z.union([types.lines(), described])).default({}).describe("Functions by name: a body, or a record with more about it.");

type Described = z.output<typeof described>;

/** A function, by its body alone or with more about it. */
export type FishFunction = string | Described;

/** Writes the definition of a function. */
export function functionText(name: string, it: FishFunction): string {
  const body = typeof it === "string" ? it : it.body;
  const header = ["function", name, ...(typeof it === "string" ? [] : modifiers(it))].join(" ");
  return `${header}\n  ${body.replace(/\n$/, "")}\nend\n`;
}

/** Whether something other than a call by name calls the function, so that it must be loaded from the start. */
export function isHandler(it: FishFunction): boolean {
  return typeof it === "object" && [it.onEvent, it.onVariable, it.onJobExit, it.onProcessExit, it.onSignal].some((by) => by !== null && by !== undefined);
}

function modifiers(it: Described): string[] {
  const option = (name: string, value: string | number | null | undefined) => (value === null || value === undefined ? [] : [`--${name}=${doubleQuote(`${value}`)}`]);
  return [
    ...option("description", it.description),
    ...option("wraps", it.wraps),
    ...list(it.onEvent).flatMap((event) => option("on-event", event)),
    ...option("on-variable", it.onVariable),
    ...option("on-job-exit", it.onJobExit),
    ...option("on-process-exit", it.onProcessExit),
    ...option("on-signal", it.onSignal),
    ...(it.noScopeShadowing ? ["--no-scope-shadowing"] : []),
    ...option("inherit-variable", it.inheritVariable),
    ...(it.argumentNames === null || it.argumentNames === undefined ? [] : [`--argument-names=${list(it.argumentNames).join(" ")}`]),
  ];
}

/** A value alone stands for a list of itself; what stands in a union is not made one before. */
function list(value: string | readonly string[] | null | undefined): readonly string[] {
  return value === null || value === undefined ? [] : typeof value === "string" ? [value] : value;
}
