import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { HmError, isHmError } from "@hm/api";
import { shown, type Collision } from "@hm/kernel";
import type { Reporter, SwitchOptions } from "../engine.ts";
import { exitStatusOf } from "../exit-status.ts";
import { createPaths, type Env, type Paths } from "../paths.ts";
import { activate } from "./activate.ts";
import { collisionsOf } from "./check.ts";
import { diffLines } from "./diff-lines.ts";
import { messages } from "./messages.ts";
import { listGenerations, readGeneration } from "./profiles.ts";

/** Activates the generation that this program is part of. */
async function main(args: readonly string[], env: Env): Promise<void> {
  const options = readArguments(args, env);
  if (options === "help") return void process.stdout.write(messages.usage);
  const generation = readGeneration(findGeneration());
  const paths = pathsOf(generation.path, generation.manifest.homeDirectory, env);
  const number = listGenerations(paths.profiles).findLast((it) => it.path === generation.path)?.id;
  await activate(generation, { ...options, ...(number === undefined ? {} : { number }) }, { paths, env, reporter: reporter(options.verbose ?? false) });
}

/** The generation's directory in the store: the manifest stands beside the program, by whatever name that was called. */
function findGeneration(): string {
  const program = process.argv[1]!;
  const beside = [dirname(program), dirname(realpathSync(program))].find((it) => existsSync(join(it, "manifest.json")));
  if (beside === undefined) throw new HmError("HM_GENERATION_BROKEN", messages.noManifest(dirname(program)), { hint: messages.generationBrokenHint });
  return realpathSync(beside);
}

/** hm's folders: those around the generation, wherever the environment says that they would be now. */
function pathsOf(generation: string, home: string, env: Env): Paths {
  const store = dirname(generation);
  const state = dirname(store);
  const paths = createPaths(env, home);
  if (basename(store) !== "store") return paths;
  return { ...paths, state, store, profiles: join(state, "profiles"), journal: join(state, "journal"), lock: join(state, "lock") };
}

function readArguments(args: readonly string[], env: Env): SwitchOptions | "help" {
  let dryRun = Boolean(env["DRY_RUN"]);
  let verbose = Boolean(env["VERBOSE"]);
  let backup = env["HOME_MANAGER_BACKUP_EXT"] || undefined;
  for (let at = 0; at < args.length; at++) {
    const [name, inline] = args[at]!.startsWith("--") ? args[at]!.split(/=(.*)/s) : [args[at]!];
    const value = () => {
      const given = inline ?? args[++at];
      if (given === undefined) throw new HmError("HM_USAGE", messages.valueMissing(name!), { hint: messages.usageHint });
      return given;
    };
    if (name === "--dry-run" || name === "-n") dryRun = true;
    else if (name === "--verbose" || name === "-v") verbose = true;
    else if (name === "-b" || name === "--backup") backup = value();
    else if (name === "--driver-version") value();
    else if (name === "--help" || name === "-h") return "help";
    else throw new HmError("HM_USAGE", messages.unknownArgument(args[at]!), { hint: messages.usageHint });
  }
  return { dryRun, verbose, ...(backup === undefined ? {} : { backup: backup.replace(/^\./, "") }) };
}

function reporter(verbose: boolean): Reporter {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  return { stage: say, detail: (line) => (verbose ? say(line) : undefined), output: say, warning: (message) => say(`warning: ${message}`) };
}

/** Shows an error and ends with its status. Bugs keep their stack. */
function fail(error: unknown): void {
  const lines = isHmError(error) ? describe(error) : [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  process.stderr.write(lines.map((it) => `${it}\n`).join(""));
  process.exitCode = exitStatusOf(error);
}

/** The same report as that of hm, without its colours and the context of changes. */
function describe(error: HmError): string[] {
  const collisions = collisionsOf(error);
  const message = collisions.length > 0 ? [messages.collided(collisions.length), ...collisions.flatMap(describeCollision)].join("\n") : error.message;
  return `${error.code}  ${message}${error.hint === undefined ? "" : `\n${error.hint}`}`.split("\n").map((it, at) => (at === 0 || it === "" ? it : `  ${it}`));
}

function describeCollision({ path, message, texts }: Collision): string[] {
  if (!texts) return [message];
  const [from, to] = texts.last === undefined ? [texts.now, texts.next] : [texts.last, texts.now];
  const [before, after] = texts.last === undefined ? messages.asItShallBe : messages.changedSince;
  return [message, ...[`--- ~/${shown(path)} ${before}`, `+++ ~/${shown(path)} ${after}`, ...diffLines(from, to)].map((it) => `  ${it}`)];
}

main(process.argv.slice(2), process.env).catch(fail);
