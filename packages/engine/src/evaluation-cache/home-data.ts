import type { Origin, Place } from "@hm/api";
import type { Home, HomeFile, Notice } from "@hm/kernel";

/** A home and the warnings on the way to it. */
export interface EvaluatedHome {
  readonly home: Home;
  readonly notices: readonly Notice[];
}

type Written<T> = T extends Origin ? WrittenOrigin : T extends readonly (infer E)[] ? readonly Written<E>[] : T extends object ? { readonly [K in keyof T]: Written<T[K]> } : T;
type WrittenOrigin = readonly [place: Place | null, keys: Origin["keys"], module: string | null];

/** Writes an evaluated home as JSON. */
export function writeHome({ home, notices }: EvaluatedHome): string {
  const files = home.files.map((it) => ({ ...it, origin: it.origin && writeOrigin(it.origin) }));
  const said = notices.map((it) => ({ ...it, origins: it.origins.map(writeOrigin) }));
  return JSON.stringify({ home: { ...home, files }, notices: said });
}

/** Reads what `writeHome` wrote. */
export function readHome(text: string): EvaluatedHome {
  const { home, notices } = JSON.parse(text) as Written<EvaluatedHome>;
  const files = home.files.map((it) => ({ ...it, origin: it.origin && readOrigin(it.origin as never) })) as HomeFile[];
  return { home: { ...home, files } as Home, notices: notices.map((it) => ({ ...it, origins: it.origins.map((origin) => readOrigin(origin as never)) })) };
}

function writeOrigin({ place, keys, module }: Origin): WrittenOrigin {
  return [place() ?? null, keys, module ?? null];
}

function readOrigin([place, keys, module]: WrittenOrigin): Origin {
  return { place: () => place ?? undefined, keys, module: module ?? undefined };
}
