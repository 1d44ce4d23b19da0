import { order, z, type ConfigSelf, type Definition, type Setting } from "@hm/api";

/** What `get` gives for options. */
export type Values<S> = { readonly [K in keyof S]: S[K] extends z.ZodType ? z.output<S[K]> : Values<S[K]> };

/** What a feature defines of the module itself. */
export interface OwnInput {
  readonly initContent?: Setting<string>;
  readonly setOptions?: Setting<readonly string[]>;
  readonly shellAliases?: Setting<Readonly<Record<string, string>>>;
  readonly syntaxHighlighting?: { readonly highlighters?: Setting<readonly string[]> };
}

/** What a feature computes its contribution from: the options that it reads, and what every module has. */
export type Feature<Options> = Omit<ConfigSelf<never, Options>, "set"> & { readonly set: (input: OwnInput) => Definition };

/** Contributes a piece of `.zshrc` at its place in it; lower numbers come first, `undefined` leaves it out. */
export function piece({ set }: Pick<Feature<unknown>, "set">, at: number, text: () => string | undefined): Definition {
  return set({ initContent: order(at, text) });
}
