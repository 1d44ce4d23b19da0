import { DEFAULT_RANK, PLAIN_RANK } from "@hm/api";
import type { OptionInfo } from "@hm/kernel";
import { shortPath } from "../output/short-path.ts";
import { formatTable } from "../output/table.ts";
import type { Output } from "../output/terminal.ts";
import { formatValue, shortValue } from "../output/value.ts";
import type { OptionReport, Position } from "./option-report.ts";

type Style = Pick<Output, "style">;

/** Shows everything that is known of one option. */
export function describeOption(info: OptionInfo, report: OptionReport, output: Style): string[] {
  const facts: [string, string | undefined][] = [
    ["Value", info.children.length > 0 ? undefined : info.value === undefined ? "(none)" : formatValue(info.value)],
    ["Default", info.default === undefined ? undefined : formatValue(info.default)],
    ["Type", info.type],
    ["", info.readOnly ? "set by hm alone" : undefined],
  ];
  const sections: string[][] = [
    [output.style("bold", info.path)],
    facts.flatMap(([name, text]) => (text === undefined ? [] : hang(name, text))),
    info.description ? info.description.trim().split("\n").map((it) => `  ${it}`) : [],
    section("Declared", [`  ${[info.declared.module, show(report.declared.place)].filter(Boolean).join("  ")}`], output),
    section("Defined", definitions(info, report), output),
    section("Below it", below(info), output),
  ];
  return sections.filter((it) => it.length > 0).flatMap((it, at) => (at > 1 ? ["", ...it] : it));
}

function section(title: string, lines: readonly string[], { style }: Style): string[] {
  return lines.length === 0 ? [] : [style("dim", title), ...lines];
}

function below({ children, value }: OptionInfo): string[] {
  const values = (typeof value === "object" && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return formatTable(children.map((it) => [`  ${/[^\w-]/.test(it) ? JSON.stringify(it) : it}`, values[it] === undefined ? "" : shortValue(values[it])]));
}

/** What the value was merged from, winners and losers. */
function definitions(info: OptionInfo, { definitions }: OptionReport): string[] {
  const set = info.contributions.flatMap((it, at) => (it.rank === DEFAULT_RANK && definitions[at]!.place === null ? [] : [{ ...it, ...definitions[at]!, shown: it.value }]));
  return formatTable(
    set.map(({ place, module, rank, wins, shown }) => [
      `  ${show(place) || "(built in)"}`,
      shortValue(shown),
      [module && `by ${module}`, rank !== PLAIN_RANK && `rank ${rank}`, !wins && "lost"].filter(Boolean).join(", "),
    ]),
  );
}

function show(place: Position | null): string {
  return place ? `${shortPath(place.file)}:${place.line}:${place.column}` : "";
}

function hang(name: string, text: string): string[] {
  return text.split("\n").map((line, at) => `  ${(at === 0 ? name : "").padEnd(9)}${line}`);
}
