import { after, pkg, types, when, z, type Definition } from "@hm/api";
import { shellQuote } from "@hm/formats";
import { piece, type Feature, type Values } from "./feature.ts";

const textByName = () => z.record(z.string(), z.string()).default({});

/** Options of what colours and suggests while a command is typed. */
export const highlightingOptions = {
  autosuggestion: {
    enable: types.enable("suggestions while typing, by zsh-autosuggestions"),
    highlight: z.string().nullable().default(null).describe("How suggestions look, as in zshzle(1): `fg=8`. `null` leaves it to the plugin."),
    strategy: z
      .array(z.enum(["history", "completion", "match_prev_cmd"]))
      .default(["history"])
      .describe("Where suggestions are looked for, first to last. An empty list leaves the variable to you."),
  },
  syntaxHighlighting: {
    enable: types.enable("colours while typing, by zsh-syntax-highlighting"),
    package: types.package().default(pkg("zsh-syntax-highlighting")).describe("The zsh-syntax-highlighting package."),
    highlighters: z.array(z.string()).default([]).describe("Highlighters to use. `main` is always among them, unless a list by `force(…)` leaves it out."),
    patterns: textByName().describe("How commands look that match a pattern, such as `rm -rf *`."),
    styles: textByName().describe("How parts of a command look, such as `comment`."),
  },
  fastSyntaxHighlighting: {
    enable: types.enable("colours while typing, by fast-syntax-highlighting"),
    package: types.package().default(pkg("zsh-fast-syntax-highlighting")).describe("The fast-syntax-highlighting package."),
    theme: z.string().nullable().default(null).describe("Theme to select. The plugin remembers it: `fast-theme -r` undoes what an earlier setting selected."),
    settings: textByName().describe("Entries of `FAST_HIGHLIGHT`, such as `use_brackets`."),
  },
} as const;

type Options = Values<typeof highlightingOptions>;

/** Loads what colours and suggests: suggestions early, colours once all widgets are there. */
export function highlighting(feature: Feature<Options>): Definition[] {
  const { options, set } = feature;
  return [
    when(() => options.autosuggestion.enable, piece(feature, 700, () => suggestions(options))),
    when(() => options.syntaxHighlighting.enable, set({ syntaxHighlighting: { highlighters: after(["main"]) } }), piece(feature, 1200, () => colours(options))),
    when(() => options.fastSyntaxHighlighting.enable, piece(feature, 1200, () => fastColours(options))),
  ].flat();
}

function suggestions({ autosuggestion: { strategy, highlight } }: Options): string {
  return `source ${pkg("zsh-autosuggestions")}/share/zsh-autosuggestions/zsh-autosuggestions.zsh
${strategy.length ? `ZSH_AUTOSUGGEST_STRATEGY=(${strategy.join(" ")})\n` : ""}${highlight === null ? "" : `ZSH_AUTOSUGGEST_HIGHLIGHT_STYLE="${highlight}"\n`}
`;
}

function colours({ syntaxHighlighting: { package: from, highlighters, styles, patterns } }: Options): string {
  return `source ${from}/share/zsh-syntax-highlighting/zsh-syntax-highlighting.zsh
ZSH_HIGHLIGHT_HIGHLIGHTERS=(${highlighters.map(shellQuote).join(" ")})
${each(styles, (name, style) => `ZSH_HIGHLIGHT_STYLES[${name}]=${style}`)}
${each(patterns, (pattern, style) => `ZSH_HIGHLIGHT_PATTERNS+=(${pattern} ${style})`)}
`;
}

function fastColours({ fastSyntaxHighlighting: { package: from, theme, settings } }: Options): string {
  return `source ${from}/share/zsh/plugins/fast-syntax-highlighting/fast-syntax-highlighting.plugin.zsh
${theme === null ? "" : `fast-theme -q ${theme}\n`}
${each(settings, (name, value) => `FAST_HIGHLIGHT+=(${name} ${value})`)}
`;
}

function each(record: Readonly<Record<string, string>>, line: (name: string, value: string) => string): string {
  return Object.entries(record).map(([name, value]) => line(shellQuote(name), shellQuote(value))).join("\n");
}
