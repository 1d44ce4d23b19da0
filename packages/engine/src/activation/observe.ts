import { lstatSync, readFileSync, readdirSync, readlinkSync, realpathSync, statSync, type Stats } from "node:fs";
import type { Observed, ObservedHome } from "@hm/kernel";
import { HmError } from "@hm/api";
import { isSystemError, reason } from "../store/errors.ts";
import { contentDigest, decodeText } from "./content.ts";
import { messages } from "./messages.ts";

const ABSENT: Observed = { kind: "absent" };

type Lead = Pick<Observed & { kind: "link" }, "leadsTo" | "directory">;

/** A link whose target is looked at only when it counts: most links of a home never need it. */
class ObservedLink {
  readonly kind = "link";
  readonly to: string;
  readonly #path: string;
  readonly #lead: (path: string) => Lead;
  #found: Lead | undefined;

  constructor(to: string, path: string, lead: (path: string) => Lead) {
    this.to = to;
    this.#path = path;
    this.#lead = lead;
  }

  get leadsTo(): Lead["leadsTo"] {
    return (this.#found ??= this.#lead(this.#path)).leadsTo;
  }

  get directory(): string | undefined {
    return (this.#found ??= this.#lead(this.#path)).directory;
  }

  get dangling(): boolean {
    return this.leadsTo === "nothing";
  }
}

/** Looks at a real home. Each path is looked at once; contents are read only when they count. */
export function observeHome(home: string, stateDirectory: string): ObservedHome {
  const seen = new Map<string, Observed>();
  const realHome = realOf(home) ?? home;
  const realState = realOf(stateDirectory) ?? stateDirectory;
  // What the last path turned out to be: the call that suits most paths of a home comes first.
  let expected: "link" | "else" = "link";

  const lead = (path: string): Lead => leadOf(path, realHome, realState);
  const link = (path: string, to: string): Observed => {
    if (to.includes("\ufffd") && decodeText(readlinkSync(path, "buffer")) === undefined) return { kind: "other" };
    return new ObservedLink(to, path, lead) as Observed;
  };
  const look = (path: string): Observed => {
    if (expected === "link") {
      const to = readLink(path);
      if (to !== undefined) return link(path, to);
      expected = "else";
    }
    const stats = statsOf(path);
    if (!stats) return ABSENT;
    if (stats.isSymbolicLink()) {
      expected = "link";
      return link(path, readlinkSync(path));
    }
    const permissions = stats.mode & 0o7777;
    if (stats.isDirectory()) return { kind: "directory", permissions };
    if (!stats.isFile()) return { kind: "other" };
    const digest = once(() => contentDigest(read(path)));
    return {
      kind: "file",
      permissions,
      get digest() {
        return digest();
      },
    };
  };
  return {
    at(path) {
      const known = seen.get(path);
      if (known) return known;
      const slash = path.lastIndexOf("/");
      const found = slash > 0 && seen.get(path.slice(0, slash)) === ABSENT ? ABSENT : guarded(`${home}/${path}`, look);
      seen.set(path, found);
      return found;
    },
    list: (path) => guarded(path === "" ? home : `${home}/${path}`, (it) => readdirSync(it)),
    text(path) {
      const text = decodeText(read(`${home}/${path}`));
      if (text === undefined) throw new HmError("HM_PARSE", messages.notText);
      return text;
    },
    object(path) {
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
      const content = once(() => read(path));
      const digest = once(() => contentDigest(content()));
      return {
        get digest() {
          return digest();
        },
        text: () => decodeText(content()) ?? "",
      };
    },
  };
}

function leadOf(path: string, home: string, state: string): Lead {
  const real = realOf(path);
  if (real === undefined) return { leadsTo: "nothing" };
  if (!statSync(real, { throwIfNoEntry: false })?.isDirectory()) return { leadsTo: "file" };
  if (real === home) return { leadsTo: "directory", directory: "" };
  if (!real.startsWith(`${home}/`) || `${real}/`.startsWith(`${state}/`) || real.includes("\ufffd")) return { leadsTo: "outside" };
  return { leadsTo: "directory", directory: real.slice(home.length + 1) };
}

function read(path: string): Buffer {
  return guarded(path, (it) => readFileSync(it));
}

/** Turns a refusal of the system into something that its user can mend. */
function guarded<T>(path: string, look: (path: string) => T): T {
  try {
    return look(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new HmError("HM_HOME_UNREADABLE", messages.homeUnreadable(path, reason(error)), { hint: messages.homeUnreadableHint, cause: error });
  }
}

function readLink(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** What is at a path, nothing also where a file or a loop of links is above it. */
function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (isSystemError(error) && ["ENOTDIR", "ELOOP", "ENAMETOOLONG"].includes(error.code ?? "")) return undefined;
    throw error;
  }
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
