import type { Facts } from "@hm/api";
import type { Home } from "@hm/kernel";
import { hash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { DependsOn } from "../build/depends-on.ts";
import type { Env } from "../paths.ts";
import { readHome, readNotices, writeHome, writeNotices, type EvaluatedHome } from "./home-data.ts";
import { areUnchanged, inputsOf, type Inputs } from "./inputs.ts";
import type { Observation } from "./observe.ts";

/** Remembers what a configuration came to, as long as everything that it depends on stays as it is. */
export interface EvaluationCache {
  /** What the configuration comes to, if that is known. A damaged entry is a miss. */
  find(): KnownHome | undefined;
  /** Takes a result in, if it is a function of what was observed. It is kept once it was built. */
  keep(seen: Observation, evaluated: EvaluatedHome): void;
  /** Keeps what was found or taken in last, with what it was built into. Failing to write is no error. */
  keepBuilt(built: Built): void;
}

export interface KnownHome extends Pick<EvaluatedHome, "notices"> {
  /** Reads the home; nothing where it was damaged, or not kept since the generation tells all that is needed. */
  home(): Home | undefined;
  /** What it was built into. */
  readonly built: Built | undefined;
}

/** The generation that a home was built into, and what else went into it. */
export interface Built {
  /** Absolute path of the generation in the store. */
  readonly generation: string;
  readonly dependsOn: DependsOn;
}

interface Head {
  readonly program: string;
  readonly facts: Facts;
  readonly inputs: Inputs;
  readonly notices: ReturnType<typeof writeNotices>;
  /** Hash of the home as it is written beside this, where building it again may give something else. */
  readonly home?: string;
  readonly built?: Built;
}

export interface CacheParts {
  /** hm's cache folder. */
  readonly folder: string;
  /** The configuration file. */
  readonly file: string;
  readonly facts: Facts;
  readonly env: Env;
  /** Tells builds of hm apart. */
  readonly program?: string | undefined;
}

/** Makes the cache for one configuration. There is none while hm runs from source, where not every input is seen. */
export function createEvaluationCache({ folder, file, facts, env, program = programIdentity(import.meta.filename) }: CacheParts): EvaluationCache | undefined {
  if (program === undefined) return undefined;
  const path = join(folder, "evaluations", hash("sha1", file));
  let head: Head | undefined;
  let fresh: Home | undefined;

  return {
    find() {
      const known = readHead(path);
      if (!known || known.program !== program || JSON.stringify(known.facts) !== JSON.stringify(facts) || !areUnchanged(known.inputs, env)) return undefined;
      head = known;
      return { notices: readNotices(known.notices), built: known.built, home: () => (known.home === undefined ? undefined : readBody(path, known.home)) };
    },
    keep(seen, { home, notices }) {
      if (seen.impure !== undefined) return;
      head = { program, facts, inputs: inputsOf(seen), notices: writeNotices(notices) };
      fresh = home;
    },
    keepBuilt(built) {
      if (!head || JSON.stringify(head.built) === JSON.stringify(built)) return;
      const body = fresh && built.dependsOn.files ? writeHome(fresh) : undefined;
      if (body !== undefined) write(`${path}.home`, body);
      writeHead(path, { ...head, built, ...(body === undefined ? {} : { home: hash("sha1", body) }) });
    },
  };
}

/** Tells one build of hm from another by the names and sizes of its parts. */
function programIdentity(part: string): string | undefined {
  if (part.endsWith(".ts")) return undefined;
  const folder = dirname(part);
  const parts = readdirSync(folder).filter((it) => it.endsWith(".js"));
  return hash("sha1", JSON.stringify([folder, parts.map((it) => [it, statSync(join(folder, it)).size, statSync(join(folder, it)).mtimeMs])]));
}

function readHead(path: string): Head | undefined {
  const text = read(path);
  return text !== undefined && text.slice(0, 40) === hash("sha1", text.slice(41)) ? (JSON.parse(text.slice(41)) as Head) : undefined;
}

function writeHead(path: string, head: Head): void {
  const text = JSON.stringify(head);
  write(path, `${hash("sha1", text)}\n${text}`);
}

function readBody(path: string, digest: string): Home | undefined {
  const text = read(`${path}.home`);
  return text !== undefined && hash("sha1", text) === digest ? readHome(text) : undefined;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function write(path: string, text: string): void {
  const next = join(dirname(path), `.${basename(path)}.${process.pid}`);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(next, text, { mode: 0o600 });
    renameSync(next, path);
  } catch {
    // A cache that cannot be written costs time, not correctness.
  }
}
