import type { Origin, Place } from "@hm/api";
import type { Home, HomeFile, Notice } from "@hm/kernel";

/** A home and the warnings on the way to it. */
export interface EvaluatedHome {
  readonly home: Home;
  readonly notices: readonly Notice[];
}

type WrittenOrigin = readonly [place: Place | null, keys: Origin["keys"], module: string | null];
type WrittenNotice = Omit<Notice, "origins"> & { readonly origins: readonly WrittenOrigin[] };

/** Writes a home as JSON. */
export function writeHome(home: Home): string {
  return JSON.stringify({ ...home, files: home.files.map((it) => ({ ...it, origin: it.origin && writeOrigin(it.origin) })) });
}

/** Reads what `writeHome` wrote. */
export function readHome(text: string): Home {
  const home = JSON.parse(text) as Home;
  const files = home.files.map((it) => ({ ...it, origin: it.origin && readOrigin(it.origin as unknown as WrittenOrigin) })) as HomeFile[];
  return { ...home, files };
}

/** Makes plain data of warnings. */
export function writeNotices(notices: readonly Notice[]): WrittenNotice[] {
  return notices.map((it) => ({ ...it, origins: it.origins.map(writeOrigin) }));
}

/** Reads what `writeNotices` gave. */
export function readNotices(notices: readonly WrittenNotice[]): Notice[] {
  return notices.map((it) => ({ ...it, origins: it.origins.map(readOrigin) }));
}

function writeOrigin({ place, keys, module }: Origin): WrittenOrigin {
  return [place() ?? null, keys, module ?? null];
}

function readOrigin([place, keys, module]: WrittenOrigin): Origin {
  return { place: () => place ?? undefined, keys, module: module ?? undefined };
}
