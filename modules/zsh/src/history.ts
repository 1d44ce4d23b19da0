import { before, pkg, types, when, z, type Definition, type Module } from "@hm/api";
import { shellQuote } from "@hm/formats";
import { home } from "@hm/home";
import { piece, type Feature, type Values } from "./feature.ts";
import { absolute, pathsOf } from "./paths.ts";

const yesNo = (fallback: boolean, what: string) => z.boolean().default(fallback).describe(`Whether ${what}.`);
const keys = (key: string, direction: string) => types.listOrSingle(z.string()).default([key]).describe(`Keys that search ${direction}, as \`bindkey\` takes them.`);

/** This module, as far as the history reads it. */
export type Self = () => Module<string, any, { readonly dotDir: string | null }>;

/** Options of the history, which is beside the files of the module itself. */
export const historyOptions = (self: Self) => ({
  history: {
    path: types
      .derived(z.string(), "`.zsh_history` in `dotDir`", ({ get }) => `${pathsOf(get(self()), get).directory}/.zsh_history`)
      .describe("Where the history is kept. Variables in it are expanded."),
    size: z.int().default(10_000).describe("Number of commands that a shell remembers."),
    save: types.derived(z.int(), "`size`", ({ siblings }) => siblings.size).describe("Number of commands that the file keeps."),
    ignorePatterns: z.array(z.string()).default([]).describe("Patterns of commands that the history leaves out."),
    append: yesNo(false, "a shell that ends adds its commands to the file instead of writing it anew"),
    expireDuplicatesFirst: yesNo(false, "commands that are there twice go first when the history is full"),
    extended: yesNo(false, "the file has the time and duration of each command"),
    findNoDups: yesNo(false, "a search shows each command once"),
    ignoreAllDups: yesNo(false, "a command replaces an older one that is the same"),
    ignoreDups: yesNo(true, "a command that is the same as the last one is left out"),
    ignoreSpace: yesNo(true, "commands with a space before them are left out"),
    saveNoDups: yesNo(false, "the file has each command once"),
    share: yesNo(true, "running shells share their history"),
  },
  historySubstringSearch: {
    enable: types.enable("search in the history for what has been typed, by zsh-history-substring-search"),
    searchUpKey: keys("^[[A", "back"),
    searchDownKey: keys("^[[B", "forth"),
  },
});

type Options = Values<ReturnType<typeof historyOptions>> & { readonly autocd: boolean | null };

/** Sets the history up after what plugins say of it, and its options as the first of all. */
export function history(feature: Feature<Options>): Definition[] {
  const { options, get, set } = feature;
  return [
    piece(feature, 910, () => historyText(options, get(home).homeDirectory)),
    set({ setOptions: before(() => shellOptions(options)) }),
    ...when(() => options.historySubstringSearch.enable, piece(feature, 1250, () => substringSearch(options))),
  ];
}

function historyText({ history }: Options, homeDirectory: string): string {
  return `# History options should be set in .zshrc and after oh-my-zsh sourcing.
# See https://github.com/nix-community/home-manager/issues/177.
HISTSIZE="${history.size}"
SAVEHIST="${history.save}"
${history.ignorePatterns.length ? `HISTORY_IGNORE=${shellQuote(`(${history.ignorePatterns.join("|")})`)}` : ""}
HISTFILE="${absolute(history.path, homeDirectory)}"
mkdir -p "$(dirname "$HISTFILE")"
`;
}

function shellOptions({ history, autocd }: Options): string[] {
  const wanted: readonly (readonly [string, boolean | null])[] = [
    ["APPEND_HISTORY", history.append],
    ["EXTENDED_HISTORY", history.extended],
    ["HIST_EXPIRE_DUPS_FIRST", history.expireDuplicatesFirst],
    ["HIST_FIND_NO_DUPS", history.findNoDups],
    ["HIST_IGNORE_ALL_DUPS", history.ignoreAllDups],
    ["HIST_IGNORE_DUPS", history.ignoreDups],
    ["HIST_IGNORE_SPACE", history.ignoreSpace],
    ["HIST_SAVE_NO_DUPS", history.saveNoDups],
    ["SHARE_HISTORY", history.share],
    ["autocd", autocd],
  ];
  const named = (state: boolean) => wanted.filter(([, it]) => it === state).map(([name]) => name);
  return ["HIST_FCNTL_LOCK", ...named(true), ...named(false).map((it) => `NO_${it}`)];
}

function substringSearch({ historySubstringSearch: { searchUpKey, searchDownKey } }: Options): string {
  const bind = (keys: readonly string[], widget: string) => keys.map((it) => `bindkey "${it}" ${widget}`).join("\n");
  return `source ${pkg("zsh-history-substring-search")}/share/zsh-history-substring-search/zsh-history-substring-search.zsh
${bind(searchUpKey, "history-substring-search-up")}
${bind(searchDownKey, "history-substring-search-down")}
`;
}
