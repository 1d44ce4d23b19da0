import { endWithReader } from "./output/terminal.ts";
import { createProgram } from "./program.ts";

/** Runs one command line, without the program's name, and gives the exit status. */
export async function run(argv: readonly string[]): Promise<number> {
  endWithReader();
  const fail = async (error: unknown): Promise<number> => {
    const { reportFailure } = await import("./report/report-failure.ts");
    return reportFailure(error, { trace: argv.includes("--trace"), colour: !argv.includes("--no-color") });
  };
  // Code of a configuration may fail after it was left alone.
  process.once("uncaughtException", (error) => void fail(error).then((status) => process.exit(status)));
  let status = 0;
  try {
    await createProgram((it) => (status = it)).parseAsync([...argv], { from: "user" });
    return status;
  } catch (error) {
    const shown = statusOfHelp(error);
    if (shown !== undefined) return shown;
    return fail(error);
  }
}

/** Commander ends `--help`, `--version` and a line without a command by throwing, once all is printed. */
function statusOfHelp(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("exitCode" in error) || !("code" in error)) return undefined;
  if (error.code === "commander.help") return error.exitCode === 0 ? 0 : 2;
  return error.exitCode === 0 && String(error.code).startsWith("commander.") ? 0 : undefined;
}
