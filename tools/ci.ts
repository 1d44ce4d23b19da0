import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { root, workspacePackages } from "./workspace.ts";

interface Check {
  readonly title: string;
  readonly command: readonly string[];
  /** Prints as it goes, also when all is well. */
  readonly loud?: boolean;
}

const scratch = mkdtempSync(join(tmpdir(), "hm-ci-"));
const counts = join(scratch, "vitest.json");
const built = existsSync(join(root, "packages/cli/dist/hm.js"));
const node = process.execPath;

const checks: readonly Check[] = [
  { title: "manifests", command: [node, "tools/manifests.ts", "--check"] },
  { title: "lint", command: ["oxlint", "--quiet"] },
  { title: "types", command: ["tsc", "--noEmit"] },
  { title: "build", command: [node, "tools/build.ts"] },
  { title: "tests", command: ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${counts}`], loud: true },
  { title: "demo", command: [node, "tools/demo.ts"] },
];

const failed: string[] = [];
const times: string[] = [];
for (const it of checks) {
  const started = performance.now();
  const ok = passes(it);
  times.push(`${ok ? "ok    " : "FAILED"} ${it.title.padEnd(10)} ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s`);
  if (!ok) failed.push(it.title);
}

const tests = existsSync(counts) ? JSON.parse(readFileSync(counts, "utf8")) : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
rmSync(scratch, { recursive: true, force: true });
// A checkout that ran from source goes on doing so: what is edited next takes effect at once.
if (!built) for (const it of workspacePackages()) rmSync(join(root, it.folder, "dist"), { recursive: true, force: true });

const othersFailed = failed.filter((it) => it !== "tests").length;
const failures = Math.max(tests.numFailedTests, failed.includes("tests") ? 1 : 0) + othersFailed;
console.log(`\n${times.join("\n")}\n`);
console.log(`${tests.numPassedTests} passed, ${failures} failed${tests.numPendingTests > 0 ? `, ${tests.numPendingTests} skipped` : ""}`);
process.exitCode = failures > 0 || tests.numPassedTests === 0 ? 1 : 0;

/** Runs a check in a home of its own, so that nothing of the user's is read or written. */
function passes({ title, command: [program, ...args], loud = false }: Check): boolean {
  console.log(`— ${title}`);
  const { status, error, stdout, stderr } = spawnSync(program!, args, {
    cwd: root,
    encoding: "utf8",
    env: environment(),
    maxBuffer: 2 ** 28,
    stdio: ["ignore", loud ? "inherit" : "pipe", loud ? "inherit" : "pipe"],
  });
  if (error) console.error(String(error));
  if (status !== 0 && !loud) console.error(`${stdout}${stderr}`);
  return status === 0;
}

function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(XDG_|HOME_MANAGER|GIT_)/.test(name));
  const path = [join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
  return { ...Object.fromEntries(own), HOME: scratch, PATH: path, NODE_OPTIONS: "" };
}
