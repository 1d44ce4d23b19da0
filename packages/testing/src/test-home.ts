import { execFileSync } from "node:child_process";
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";

/** How a program ended, with what it printed. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TestHomeOptions {
  /** The hm program to run; the one on PATH unless told. */
  readonly hm?: string;
  /** Makes a user of the machine whose home this is, which takes root: for programs that ask the system where the home is. */
  readonly realUser?: boolean;
}

/** A throw-away home. It goes with everything in it when it is disposed of. */
export interface TestHome extends Disposable {
  /** Absolute path. */
  readonly directory: string;
  readonly username: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs a program in the home as its user, with an environment of its own. */
  run(program: string, args?: readonly string[], options?: { readonly env?: Readonly<Record<string, string>>; readonly input?: string; readonly cwd?: string }): Promise<Ran>;
  /** Runs hm. */
  hm(...args: readonly string[]): Promise<Ran>;
  /** Writes a file, by its path in the home. */
  write(path: string, text: string, mode?: number): void;
  read(path: string): string;
  /** Every file, link and folder with its content and permissions, to compare a home before and after. `except` lists paths to leave out. */
  snapshot(except?: readonly string[]): Readonly<Record<string, string>>;
}

/** Makes an empty home of its own for a test. */
export function createTestHome(options: TestHomeOptions = {}): TestHome {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "hm-")));
  chmodSync(directory, 0o755);
  const username = options.realUser ? `hmt${process.pid % 100_000}${Math.floor(Math.random() * 1000)}` : "jdoe";
  const ids = options.realUser ? addUser(username, directory) : undefined;
  const env = {
    HOME: directory,
    USER: username,
    LOGNAME: username,
    PATH: process.env["PATH"] ?? "/usr/bin:/bin",
    LANG: "C.UTF-8",
    NO_COLOR: "1",
  };
  const own = (path: string) => (ids ? execFileSync("chown", ["-R", `${ids.uid}:${ids.gid}`, path]) : undefined);

  return {
    directory,
    username,
    env,
    async run(program, args = [], { env: more = {}, input, cwd = directory } = {}) {
      const options = { cwd, env: { ...env, ...more }, extendEnv: false, reject: false, stripFinalNewline: false, ...ids, ...(input === undefined ? { stdin: "ignore" as const } : { input }) };
      const { exitCode = null, stdout, stderr, cause } = await execa(program, args, options);
      if (exitCode === null && cause) throw cause;
      return { status: exitCode, stdout, stderr };
    },
    hm(...args) {
      return this.run(options.hm ?? "hm", args);
    },
    write(path, text, mode = 0o644) {
      const file = join(directory, path);
      const made = mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { mode });
      own(made ?? file);
    },
    read: (path) => readFileSync(join(directory, path), "utf8"),
    snapshot: (except = []) => snapshot(directory, except),
    [Symbol.dispose]() {
      rmSync(directory, { recursive: true, force: true });
      if (ids) execFileSync("userdel", [username], { stdio: "ignore" });
    },
  };
}

function addUser(username: string, directory: string): { uid: number; gid: number } {
  execFileSync("useradd", ["--no-create-home", "--home-dir", directory, "--shell", "/bin/bash", "--user-group", username]);
  const id = (flag: string) => Number(execFileSync("id", [flag, username], { encoding: "utf8" }));
  const ids = { uid: id("-u"), gid: id("-g") };
  execFileSync("chown", [`${ids.uid}:${ids.gid}`, directory]);
  return ids;
}

function snapshot(root: string, except: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = (path: string): void => {
    for (const name of readdirSync(join(root, path)).sort()) {
      const at = path ? `${path}/${name}` : name;
      if (except.includes(at)) continue;
      const file = join(root, at);
      const stat = lstatSync(file);
      if (stat.isSymbolicLink()) found[at] = `→ ${readlinkSync(file)}`;
      else if (stat.isDirectory()) {
        found[at] = `directory ${(stat.mode & 0o7777).toString(8)}`;
        visit(at);
      } else found[at] = `${(stat.mode & 0o7777).toString(8)} ${stat.isFile() ? readFileSync(file, "latin1") : "special"}`;
    }
  };
  visit("");
  return found;
}
