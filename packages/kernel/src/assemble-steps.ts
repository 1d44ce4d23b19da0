import type { Entry, Origin, Run } from "@hm/api";
import { sortDag } from "./dag.ts";
import * as messages from "./file-messages.ts";
import type { HomeStep } from "./home.ts";
import { closest } from "./suggest.ts";

/** The steps that a configuration adds, by name. */
export type Activation = Readonly<Record<string, Entry<Run> | undefined>>;

/** Steps that hm itself takes, in their order. */
const BUILT_IN = [
  ["checkLinkTargets", []],
  ["writeBoundary", ["checkLinkTargets"]],
  ["linkGeneration", ["writeBoundary"]],
  ["installPackages", ["writeBoundary"]],
  ["onFilesChange", ["linkGeneration"]],
] as const;

/** Puts hm's own steps and those of the configuration into their order. */
export function assembleSteps(activation: Activation, originOf: (name: string) => Origin | undefined): HomeStep[] {
  const entries = new Map<string, { readonly after: readonly string[]; readonly before: readonly string[]; readonly value: Run | undefined }>();
  for (const [name, after] of BUILT_IN) entries.set(name, { after, before: [], value: undefined });
  for (const name of Object.keys(activation)) {
    const it = activation[name];
    if (!it) continue;
    if (entries.has(name)) throw messages.builtInStep(name, originOf(name));
    entries.set(name, it);
  }
  return sortDag(Object.fromEntries(entries), originOf).map(({ name, value }) => ({ name, run: value }));
}

/** Neighbours that no step is, but one nearly. Others are left alone: they may be steps of modules that this home does not have. */
export function mistypedNeighbours(activation: Activation, steps: readonly HomeStep[]): { readonly step: string; readonly message: string }[] {
  const names = steps.map((it) => it.name);
  return Object.entries(activation).flatMap(([step, entry]) =>
    [...(entry?.after ?? []), ...(entry?.before ?? [])].flatMap((name) => {
      const near = names.includes(name) ? undefined : closest(name, names);
      return near === undefined ? [] : [{ step, message: `The activation step '${step}' is placed next to '${name}', which is no step. Did you mean '${near}'?` }];
    }),
  );
}
