import { isHmError, parseFrame, type HmError } from "@hm/api";
import { dirname } from "node:path";
import { configurationFile } from "../hand-over.ts";
import { createTerminal, wantsColour, type Output } from "../output/terminal.ts";
import { codeFails, usage } from "../errors.ts";
import { renderError } from "./render-error.ts";

/** Opens the place where bugs are reported: the package itself knows it. */
const ISSUES = "`npm bugs @hm/cli`";

/** Prints what ended a run, and gives the exit status for it. */
export async function reportFailure(thrown: unknown, { trace, colour }: { readonly trace: boolean; readonly colour: boolean }): Promise<number> {
  const { err } = createTerminal(wantsColour(process.env, colour));
  const error = asUsageError(thrown) ?? asFaultOfConfiguration(thrown) ?? thrown;
  if (!isHmError(error)) {
    reportBug(error, err, trace);
    return 1;
  }
  err.write(await renderError(error, err));
  if (trace) err.line(traceOf(thrown));
  if (error.code === "HM_USAGE") return 2;
  const { exitStatusOf } = await import("@hm/engine");
  return exitStatusOf(error);
}

function reportBug(error: unknown, err: Output, trace: boolean): void {
  const what = error instanceof Error ? `${error.name}: ${error.message}`.split("\n")[0]! : String(error);
  err.line(`${err.style(["red", "bold"], "HM_BUG")}  ${what}`);
  err.line(trace ? `  This is a fault of hm. Report it: ${ISSUES} opens the place` : `  This is a fault of hm: run again with --trace, and report what it prints: ${ISSUES} opens the place`);
  if (trace) err.line(traceOf(error));
}

function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nCaused by: ${traceOf(error.cause)}`;
}

/** An error that code beside the configuration threw on its own, as from a timer. */
function asFaultOfConfiguration(error: unknown): HmError | undefined {
  if (!(error instanceof Error) || isHmError(error)) return undefined;
  const folder = `${dirname(configurationFile(process.argv.slice(2), process.env))}/`;
  const place = (error.stack ?? "").split("\n").flatMap((it) => parseFrame(it) ?? [])[0];
  return place?.file.startsWith(folder) && !place.file.includes("/node_modules/") ? codeFails(error, place) : undefined;
}

/** What Commander says of a wrong command line, as `Unknown command 'swich'` and `Did you mean switch?`. */
function asUsageError(error: unknown): HmError | undefined {
  if (!(error instanceof Error) || !("code" in error) || !String(error.code).startsWith("commander.")) return undefined;
  const [message = "", ...more] = error.message.replace(/^error: /, "").split("\n");
  const hint = more.join(" ").replace(/^\((.*)\)$/, "$1").replace(/^Did you mean (one of )?(.*)\?$/, "Did you mean $2?");
  return usage(`${message[0]!.toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? "" : "."}`, hint || "See `hm --help`, or `hm COMMAND --help`.");
}
