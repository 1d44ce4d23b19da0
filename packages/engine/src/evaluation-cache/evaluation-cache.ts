import type { Facts } from "@hm/api";
import { hash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Env } from "../paths.ts";
import { areUnchanged, inputsOf, type Inputs } from "./inputs.ts";
import type { Observation } from "./observe.ts";
import { readHome, writeHome, type EvaluatedHome } from "./home-data.ts";

/** Remembers what configurations came to, as long as everything that they depend on stays as it is. */
export interface EvaluationCache {
  /** The home that a configuration file comes to, if it is known. A damaged entry is a miss. */
  find(file: string, facts: Facts): EvaluatedHome | undefined;
  /** Keeps a result, if it is a function of what was observed. Failing to write is no error. */
  keep(file: string, facts: Facts, seen: Observation, evaluated: EvaluatedHome): void;
}

interface Head {
  readonly program: string;
  readonly facts: Facts;
  readonly inputs: Inputs;
}

/** Makes the cache in hm's cache folder. There is none while hm runs from source, where not every input is seen. */
export function createEvaluationCache(folder: string, env: Env, program = programIdentity(import.meta.filename)): EvaluationCache | undefined {
  if (program === undefined) return undefined;
  const entry = (file: string): string => join(folder, "evaluations", hash("sha1", file));

  return {
    find(file, facts) {
      const text = readIntact(entry(file));
      if (text === undefined) return undefined;
      const end = text.indexOf("\n");
      const head = JSON.parse(text.slice(0, end)) as Head;
      const same = head.program === program && JSON.stringify(head.facts) === JSON.stringify(facts) && areUnchanged(head.inputs, env);
      return same ? readHome(text.slice(end + 1)) : undefined;
    },
    keep(file, facts, seen, evaluated) {
      if (seen.impure !== undefined) return;
      const head: Head = { program, facts, inputs: inputsOf(seen) };
      writeIntact(entry(file), `${JSON.stringify(head)}\n${writeHome(evaluated)}`);
    },
  };
}

/** Tells one build of hm from another: the names of its parts hold hashes of their contents. */
function programIdentity(part: string): string | undefined {
  if (part.endsWith(".ts")) return undefined;
  const folder = dirname(part);
  const entries = readdirSync(folder).filter((it) => it.endsWith(".js"));
  const sizes = entries.map((it) => statSync(join(folder, it)).size);
  return hash("sha1", JSON.stringify([folder, entries, sizes]));
}

function readIntact(path: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
  const body = text.slice(41);
  return text.slice(0, 40) === hash("sha1", body) ? body : undefined;
}

function writeIntact(path: string, body: string): void {
  const next = join(dirname(path), `.${basename(path)}.${process.pid}`);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(next, `${hash("sha1", body)}\n${body}`, { mode: 0o600 });
    renameSync(next, path);
  } catch {
    // A cache that cannot be written costs time, not correctness.
  }
}
