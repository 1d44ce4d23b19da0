import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./workspace.ts";

const example = join(root, "examples/readme");
const home = realpathSync(mkdtempSync(join(tmpdir(), "hm-demo-")));
const configuration = join(home, ".config/home-manager");
const file = join(configuration, "home.config.ts");
const environment = { HOME: home, USER: "jdoe", LOGNAME: "jdoe", LANG: "C.UTF-8", GIT_CONFIG_NOSYSTEM: "1", PATH: process.env["PATH"] ?? "", ...(process.stdout.isTTY ? { TERM: process.env["TERM"] } : { NO_COLOR: "1" }) };

try {
  demonstrate();
} catch (error) {
  console.error(`\nThe demonstration failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}

function demonstrate(): void {
  heading("A home of its own", `The example in examples/readme, for a throw-away home instead of /home/jdoe:\n${home}`);
  mkdirSync(configuration, { recursive: true });
  for (const name of ["home.config.ts", "package.json"]) cpSync(join(example, name), join(configuration, name));
  symlinkSync(join(example, "node_modules"), join(configuration, "node_modules"));
  edit('"/home/jdoe"', JSON.stringify(home));

  heading("The plan", "What a switch would do. Nothing is changed.");
  expect(hm("switch", "--dry-run"), /\.config\/git\/config/);

  heading("The switch");
  hm("switch");
  expect(show("ls", "-l", ".config/git/config"), /->/);

  heading("The generation");
  const first = /id (\d+) -> (\S+)/.exec(hm("generations")) ?? fail("hm generations lists no generation");
  show("ls", first[2]!);

  heading("A second switch", "There is nothing to do.");
  hm("switch");
  if (hm("generations").trim().split("\n").length !== 1) fail("a switch without a change made a generation");

  heading("An edit", "A line of home.config.ts changes; hm diff shows what that comes to.");
  edit('name: "Jane Doe"', 'name: "Jane Q. Doe"');
  expect(hm("diff"), /Jane Q\. Doe/);
  hm("switch");
  expect(show("git", "config", "--get", "user.name"), /^Jane Q\. Doe$/m);

  heading("A rollback", "Back to the generation before.");
  hm("rollback");
  expect(hm("generations"), new RegExp(`id ${first[1]} .*\\(current\\)`));

  heading("What git reads");
  expect(show("git", "config", "--list", "--show-origin"), /user\.name=Jane Doe$/m);

  heading("Everything out again", "What hm put into the home goes; the configuration stays.");
  hm("uninstall", "--yes");
  if (readFileSync(file, "utf8") === "") fail("the configuration is gone");
  if (run("git", ["config", "--list", "--global"]).output.includes("Jane")) fail("git still reads what hm wrote");
}

function heading(title: string, text = ""): void {
  console.log(`\n${bold(`== ${title}`)}${text ? `\n${text}` : ""}`);
}

function edit(from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) fail(`the example has no ${from}`);
  writeFileSync(file, text.replace(from, to));
}

/** Runs hm in the home, showing command and output; gives its output. */
function hm(...args: readonly string[]): string {
  return show("hm", ...args);
}

function show(program: string, ...args: readonly string[]): string {
  console.log(`\n${bold(`$ ${[program, ...args].join(" ")}`)}`);
  const { status, output } = run(program === "hm" ? join(root, "hm") : program, args);
  process.stdout.write(output);
  if (status !== 0) fail(`${program} ${args.join(" ")} ended with status ${status}`);
  return output;
}

function run(program: string, args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd: home, env: environment as NodeJS.ProcessEnv, encoding: "utf8" });
  if (error) fail(`${program} does not start: ${error.message}`);
  return { status, output: `${stderr}${stdout}` };
}

function expect(output: string, pattern: RegExp): void {
  if (!pattern.test(output)) fail(`the output above should hold ${pattern}`);
}

function fail(message: string): never {
  throw new Error(message);
}

function bold(text: string): string {
  return process.stdout.isTTY ? `\u001b[1m${text}\u001b[0m` : text;
}
