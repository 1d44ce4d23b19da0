import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { arch, cpus, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createHome, editLine, manyFiles, readmeConfiguration, writeTree } from "./bench/homes.ts";
import { measure, peakMemory, time, type Measured, type Run, type Scenario } from "./bench/measure.ts";
import { root } from "./workspace.ts";

/** A figure with what it is to be, both in the same unit. */
interface Goal {
  readonly name: string;
  readonly figure: number;
  readonly limit: number;
  readonly unit: "× node -e 0" | "ms" | "MiB";
  readonly says: string;
}

const quick = process.argv.includes("--quick");
const [few, many] = quick ? [2, 3] : [7, 21];
const memory = isWritable("/dev/shm") ? "/dev/shm" : tmpdir();
const scratch = mkdtempSync(join(memory, "hm-bench-"));
const hm = join(root, "hm");
const stow = (process.env["PATH"] ?? "").split(delimiter).map((it) => join(it, "stow")).find((it) => isExecutable(it));
let made = 0;

try {
  const { measured, peak } = bench();
  const goals = compare(measured, peak);
  print(measured, goals);
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, arch: arch(), folder: memory };
  writeFileSync(join(root, "bench-results.json"), `${JSON.stringify({ machine, measured, goals: goals.map((it) => ({ ...it, met: it.figure <= it.limit })) }, undefined, 2)}\n`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function bench(): { readonly measured: readonly Measured[]; readonly peak: number } {
  const thousand = manyFiles(1000);
  const tenThousand = manyFiles(10_000);
  const tree = join(scratch, "tree/package");
  writeTree(tree, 10_000);

  const edited = settled(thousand);
  let line = "as it was";
  const edit = (round: number): string => {
    editLine(edited, line, (line = `edited ${round}`));
    return edited;
  };
  const first = (configuration: string) => () => switchIn(createHome(fresh(), configuration));
  const again = (configuration: string) => {
    const home = settled(configuration);
    return () => switchIn(home);
  };
  const stowed = fresh();
  const stowing = (target: string): Run => ({ program: stow!, args: ["--no-folding", "-d", join(scratch, "tree"), "-t", target, "package"], home: target });
  if (stow) time(stowing(stowed));

  const scenarios: Scenario[] = [
    { name: "node -e 0", rounds: many, prepare: () => ({ program: process.execPath, args: ["-e", "0"], home: scratch }) },
    { name: "README example, first", rounds: many, prepare: first(readmeConfiguration()) },
    { name: "README example, no change", rounds: many, prepare: again(readmeConfiguration()) },
    { name: "1,000 files, first", rounds: few, prepare: first(thousand) },
    { name: "1,000 files, one-line edit", rounds: many, prepare: (round) => switchIn(edit(round)) },
    { name: "1,000 files, no change", rounds: many, prepare: again(thousand) },
    { name: "10,000 files, first", rounds: few, prepare: first(tenThousand) },
    { name: "10,000 files, no change", rounds: few, prepare: again(tenThousand) },
    { name: "cp -rs, 10,000 files", rounds: few, prepare: () => ({ program: "cp", args: ["-rs", tree, join(fresh(), "copy")], home: scratch }) },
    ...(stow ? [{ name: "stow, 10,000 files, first", rounds: few, prepare: () => stowing(fresh()) }, { name: "stow, 10,000 files, no change", rounds: few, prepare: () => stowing(stowed) }] : []),
  ];
  const measured = measure(scenarios, (it) => console.error(it));
  return { measured, peak: peakMemory(first(tenThousand)()) };
}

function compare(measured: readonly Measured[], peak: number): Goal[] {
  const median = (name: string) => measured.find((it) => it.name === name)?.median ?? Number.NaN;
  const node = median("node -e 0");
  const cp = median("cp -rs, 10,000 files");
  const times = (name: string, limit: number): Goal => ({ name, figure: median(name) / node, limit, unit: "× node -e 0", says: `≤ ${limit}` });
  const firstLimit = 3 * cp + 3 * node;
  return [
    times("README example, no change", 3),
    times("README example, first", 5),
    times("1,000 files, first", 12),
    times("1,000 files, one-line edit", 6),
    times("1,000 files, no change", 5),
    { name: "10,000 files, first", figure: median("10,000 files, first"), limit: firstLimit, unit: "ms", says: `≤ 3 cp -rs + 3 node -e 0 = ${firstLimit.toFixed(0)}` },
    times("10,000 files, no change", 10),
    ...(stow ? [{ name: "10,000 files, no change", figure: median("10,000 files, no change"), limit: median("stow, 10,000 files, no change"), unit: "ms", says: `faster than stow's ${median("stow, 10,000 files, no change").toFixed(0)}` } as const] : []),
    { name: "10,000 files, first, peak memory", figure: peak, limit: 200, unit: "MiB", says: "≤ 200" },
  ];
}

function print(measured: readonly Measured[], goals: readonly Goal[]): void {
  const node = measured[0]!.median;
  console.log(`\n${"".padEnd(34)}${"median".padStart(10)}${"least".padStart(10)}${"× node -e 0".padStart(13)}`);
  for (const it of measured) console.log(`${it.name.padEnd(34)}${`${it.median.toFixed(1)} ms`.padStart(10)}${`${it.min.toFixed(1)} ms`.padStart(10)}${(it.median / node).toFixed(2).padStart(13)}`);
  console.log(`\nGoals, by the medians${quick ? " of a quick run, which say little" : ""}:`);
  for (const it of goals) console.log(`${it.figure <= it.limit ? "met   " : "MISSED"} ${it.name.padEnd(34)} ${it.figure.toFixed(2).padStart(8)} ${it.unit.padEnd(12)} (${it.says})`);
  if (!stow) console.log("       GNU stow is not installed: nothing compared with it.");
}

/** A home that was switched often enough for caches to be warm. */
function settled(configuration: string): string {
  const home = createHome(fresh(), configuration);
  for (let at = 0; at < 3; at++) time(switchIn(home));
  return home;
}

function switchIn(home: string): Run {
  return { program: hm, args: ["switch"], home };
}

function fresh(): string {
  const folder = join(scratch, String(made++));
  mkdirSync(folder);
  return folder;
}

function isWritable(folder: string): boolean {
  return permits(folder, constants.W_OK);
}

function isExecutable(file: string): boolean {
  return permits(file, constants.X_OK);
}

function permits(path: string, what: number): boolean {
  try {
    accessSync(path, what);
    return true;
  } catch {
    return false;
  }
}
