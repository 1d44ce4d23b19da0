import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** A program run that is timed. */
export interface Run {
  readonly program: string;
  readonly args: readonly string[];
  readonly home: string;
}

/** Something to measure: what is to be made ready is not timed. */
export interface Scenario {
  readonly name: string;
  /** How often it runs; large ones less often. */
  readonly rounds: number;
  readonly prepare: (round: number) => Run;
}

/** Wall-clock times of a scenario in milliseconds. */
export interface Measured {
  readonly name: string;
  readonly median: number;
  readonly min: number;
  readonly samples: readonly number[];
}

/** Runs the scenarios in turn, round by round, so that what else the machine does hits all of them alike. */
export function measure(scenarios: readonly Scenario[], say: (line: string) => void): Measured[] {
  const samples = new Map<string, number[]>(scenarios.map(({ name }) => [name, []]));
  const most = Math.max(...scenarios.map(({ rounds }) => rounds));
  for (let round = 0; round < most; round++) {
    say(`round ${round + 1} of ${most}`);
    for (const it of scenarios) if (round < it.rounds) samples.get(it.name)!.push(time(it.prepare(round)));
  }
  return scenarios.map(({ name }) => {
    const sorted = samples.get(name)!.toSorted((a, b) => a - b);
    return { name, median: sorted[sorted.length >> 1]!, min: sorted[0]!, samples: samples.get(name)! };
  });
}

/** Runs a program once; gives the milliseconds it took. Throws where it fails. */
export function time({ program, args, home }: Run, env: Readonly<Record<string, string>> = {}): number {
  const started = performance.now();
  const { status, error, stderr, stdout } = spawnSync(program, args, { cwd: home, encoding: "utf8", env: { HOME: home, USER: "jdoe", PATH: process.env["PATH"], LANG: "C.UTF-8", ...env }, maxBuffer: 2 ** 28 });
  const took = performance.now() - started;
  if (error || status !== 0) throw new Error(`${program} ${args.join(" ")} ended with status ${status}: ${error ?? ""}\n${stdout.slice(-2000)}${stderr.slice(-2000)}`);
  return took;
}

/** Peak memory of a Node program in MiB, as the kernel counted it. */
export function peakMemory(run: Run): number {
  const file = join(run.home, "peak-memory");
  const code = `import { writeFileSync } from "node:fs"; process.on("exit", () => writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)));`;
  time(run, { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(code)}` });
  const peak = Number(readFileSync(file, "utf8")) / 1024;
  rmSync(file);
  return peak;
}
