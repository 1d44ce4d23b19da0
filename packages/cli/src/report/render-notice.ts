import type { Notice } from "@hm/kernel";
import { renderExhibit, settingFor, type Setting } from "./exhibit.ts";

/** Renders a warning with the places that it is about. */
export async function renderNotice(notice: Notice, output: Setting["output"], differing: Partial<Setting> = {}): Promise<string> {
  const setting = settingFor(output, differing);
  const lines = [`${setting.output.style(["yellow", "bold"], "warning:")} ${notice.message.trimEnd().replaceAll("\n", "\n  ")}`];
  for (const origin of notice.origins) lines.push(...(await renderExhibit({ origin }, setting)));
  return `${lines.join("\n")}\n`;
}
