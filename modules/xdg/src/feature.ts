import type { ConfigSelf, Definition, Setting, Stored, z } from "@hm/api";

/** What `get` gives for options. */
export type Values<S> = { readonly [K in keyof S]: S[K] extends z.ZodType ? z.output<S[K]> : Values<S[K]> };

/** What this package says of the files it makes. */
export interface FileInput {
  readonly text?: string | null;
  readonly source?: string | Stored | null;
  readonly mode?: "link" | "merge";
  readonly recursive?: boolean;
}

type Files = Setting<Readonly<Record<string, FileInput>>>;

/** What a feature computes its contribution from: its own options, and what every module has. */
export type Feature<Options> = Omit<ConfigSelf<never, Options>, "set"> & {
  readonly set: (files: { readonly configFile?: Files; readonly dataFile?: Files }) => Definition;
};

/** Says that a group of options only makes sense on Linux. */
export function onLinuxOnly<Options>(option: string, isUsed: (options: Options) => boolean) {
  return {
    assert: ({ options, facts }: { readonly options: Options; readonly facts: { readonly platform: string } }) => facts.platform === "linux" || !isUsed(options),
    message: `xdg.${option} is only there on Linux.`,
    option,
  };
}
