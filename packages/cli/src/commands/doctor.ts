import type { Context } from "../context.ts";
import { configuration, evaluation, modules } from "../doctor/configuration.ts";
import { fail, reason, type Check, type Finding, type Patient } from "../doctor/check.ts";
import { git, home, node, session } from "../doctor/machine.ts";
import { journal, profiles, stateFolder, store } from "../doctor/state.ts";
import { count } from "../output/size.ts";
import * as places from "../places.ts";

const CHECKS: Readonly<Record<string, Check>> = { node, home, state: stateFolder, journal, profiles, store, configuration, modules, evaluation, session, git };
const COLOURS = { ok: "green", warn: "yellow", fail: "red" } as const;

/** Checks the machine and says what to do. Ends with 1 when something fails. */
export async function run(context: Context, { json }: { readonly json?: boolean }): Promise<number> {
  await using engine = await context.openEngine();
  const patient: Patient = { env: process.env, state: places.stateFolder(process.env), file: context.options.file, engine };
  const findings: Finding[] = [];
  for (const [name, check] of Object.entries(CHECKS)) findings.push(...(await examine(name, check, patient)));
  context.progress.done();
  const failed = findings.filter((it) => it.state === "fail").length;
  const { out } = context.terminal;
  if (json) out.line(JSON.stringify(findings, undefined, 2));
  else for (const line of listFindings(findings, out.style)) out.line(line);
  if (!json && failed > 0) context.note(`${count(failed, "check")} failed.`);
  return failed > 0 ? 1 : 0;
}

async function examine(name: string, check: Check, patient: Patient): Promise<readonly Finding[]> {
  try {
    return [await check(patient)].flat();
  } catch (error) {
    return [fail(name, `could not be checked: ${reason(error)}`, "Mend what the message names, and try again.")];
  }
}

function listFindings(findings: readonly Finding[], style: Context["terminal"]["out"]["style"]): string[] {
  return findings.flatMap(({ name, state, message, advice }) => [`${style(COLOURS[state], state.padEnd(4))}  ${name.padEnd(13)}  ${message}`, ...(advice ? [`      ${advice}`] : [])]);
}
