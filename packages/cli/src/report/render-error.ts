import type { HmError } from "@hm/api";
import { count } from "../output/size.ts";
import { collisionsOf, renderCollisions } from "./collisions.ts";
import { renderExhibit, settingFor, type Setting } from "./exhibit.ts";

const INDENT = "  ";

/** Renders an error, or all the problems that it gathers, as the text of a report. */
export async function renderError(error: HmError, output: Setting["output"], differing: Partial<Setting> = {}): Promise<string> {
  const setting = settingFor(output, differing);
  const problems = flatten(error);
  if (problems.length === 0) return renderOne(error, setting);
  const reports = await Promise.all(problems.map((it) => renderOne(it, setting)));
  if (problems.length > 1) reports.push(summary(error, problems.length, setting));
  return reports.join("\n");
}

function flatten(error: HmError): HmError[] {
  return error.problems.flatMap((it) => (it.problems.length > 0 ? flatten(it) : [it]));
}

async function renderOne(error: HmError, setting: Setting): Promise<string> {
  const collisions = collisionsOf(error);
  const message = collisions.length > 0 ? `${count(collisions.length, "collision")}; nothing was changed.` : error.message;
  const [first = "", ...more] = message.trimEnd().split("\n");
  const exhibits = await renderCollisions(collisions, setting.output);
  for (const it of error.exhibits) exhibits.push(...(await renderExhibit(it, setting)));
  const lines = [
    `${setting.output.style(["red", "bold"], error.code)}  ${setting.output.style("bold", first)}`,
    ...more.map((it) => (it === "" ? "" : `${INDENT}${it}`)),
    ...exhibits,
    ...(error.hint ? error.hint.split("\n").map((it) => `${INDENT}${setting.output.style("green", it)}`) : []),
  ];
  return `${lines.join("\n")}\n`;
}

function summary(error: HmError, count: number, { output }: Setting): string {
  return `${output.style(["red", "bold"], error.code)}  ${output.style("bold", error.message || `${count} problems`)}\n${error.hint ? `${INDENT}${output.style("green", error.hint)}\n` : ""}`;
}
