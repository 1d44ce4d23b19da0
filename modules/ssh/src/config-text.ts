import { keyValue } from "@hm/formats";
import { blockOf, type Block, type Blocks } from "./blocks.ts";
import { directiveText } from "./directives.ts";
import type { MatchBlocks } from "./match-blocks.ts";
import { sortBlocks } from "./sort-blocks.ts";

interface Options {
  readonly settings: Blocks;
  readonly matchBlocks: MatchBlocks;
  readonly extraConfig: string;
  readonly extraOptionOverrides: Readonly<Record<string, unknown>>;
  readonly includes: readonly string[];
  readonly enableDefaultConfig: boolean;
}

/** What older releases wrote for all hosts. */
const DEFAULTS: Block = {
  AddKeysToAgent: "no",
  Compression: false,
  ControlMaster: "no",
  ControlPath: "~/.ssh/master-%r@%n:%p",
  ControlPersist: "no",
  ForwardAgent: false,
  HashKnownHosts: false,
  ServerAliveCountMax: 3,
  ServerAliveInterval: 0,
  UserKnownHostsFile: "~/.ssh/known_hosts",
};

/** The text of `~/.ssh/config`: directives for any host, blocks in their order, the block for all hosts, extra lines. */
export function configText({ settings, matchBlocks, extraConfig, extraOptionOverrides, includes, enableDefaultConfig }: Options): string {
  const { "*": own, ...others } = settings;
  const all = enableDefaultConfig ? withDefaults(own === undefined ? {} : blockOf(own)) : own && blockOf(own);
  const text = (name: string, block: Block) => blockText(name, block, matchBlocks[name] ? (blockOf(matchBlocks[name]).extraOptions ?? {}) : {});
  const globals = [
    ...Object.entries(extraOptionOverrides).map(([name, value]) => directiveText(name, value, "")),
    ...(includes.length ? [`Include ${includes.join(" ")}`] : []),
  ];
  const sections = [
    ...(globals.length ? [globals.join("\n")] : []),
    ...sortBlocks(others).map((name) => text(name, blockOf(others[name]!))),
    ...(all ? [text("*", all)] : []),
    ...(extraConfig === "" ? [] : [`  ${extraConfig.replace(/\n$/, "").replaceAll("\n", "\n  ")}`]),
  ];
  return sections.length ? `${sections.join("\n\n")}\n` : "";
}

/** Adds the defaults that a block lacks, by name where its directives stand by name. */
function withDefaults(own: Block): Block {
  const names = Object.keys(own);
  const all = { ...own, ...DEFAULTS, ...own };
  return names.every((it, index) => index === 0 || names[index - 1]! < it) ? Object.fromEntries(Object.keys(all).toSorted(byName).map((it) => [it, all[it]])) : all;
}

function byName(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function blockText(name: string, block: Block, extraOptions: Readonly<Record<string, string>>): string {
  const { header = /^(Host|Match) /.test(name) ? name : `Host ${name}`, extraOptions: _, ...directives } = block;
  // It only concerns what stands below it.
  const { IgnoreUnknown, ...rest } = directives;
  const lines = Object.entries({ IgnoreUnknown, ...rest }).map(([directive, value]) => directiveText(directive, value, "  "));
  const extra = Object.keys(extraOptions).length ? [keyValue(extraOptions, { separator: " ", indent: "  " })] : [];
  return [header, ...lines.filter((it) => it !== ""), ...extra].join("\n");
}
