import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linkCheckout } from "../src/init/checkout.ts";

const program = join(import.meta.dirname, "../src/main.ts");

/** What a command left behind. */
export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A throw-away home in which the real program runs. */
export interface RealHome extends Disposable {
  readonly path: string;
  hm(...args: readonly string[]): Ended;
  write(path: string, text: string): void;
  /** Writes a configuration whose home has these further options. */
  configure(options: string, modules?: string): void;
  /** Everything in the home, without the configuration, caches and state. */
  list(): string[];
}

/** Makes a home with a project in it that may use every module. */
export function createRealHome(): RealHome {
  const path = mkdtempSync(join(tmpdir(), "hm-home-"));
  const env = { PATH: process.env["PATH"], HOME: path, USER: "jdoe" };
  const write = (name: string, text: string): void => {
    mkdirSync(join(path, name, ".."), { recursive: true });
    writeFileSync(join(path, name), text);
  };
  const home: RealHome = {
    path,
    write,
    hm(...args) {
      const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=@hm/source", program, ...args], { cwd: path, env, encoding: "utf8", input: "" });
      return { status, out: stdout, err: stderr };
    },
    configure(options, modules = "") {
      write(
        ".config/home-manager/home.config.ts",
        `import { defineHome } from "@hm/api";
import { git } from "@hm/git";
import { home } from "@hm/home";
export default defineHome([
  home({ username: "jdoe", homeDirectory: ${JSON.stringify(path)}, stateVersion: "26.05", packageProvider: "placeholder" }),
  home({ ${options} }),
${modules}
]);
`,
      );
    },
    list: () => (readdirSync(path, { recursive: true }) as string[]).filter((it) => !/^\.(cache|config|local)/.test(it)).toSorted(),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
  home.configure("");
  linkCheckout(join(import.meta.dirname, "../../.."), join(path, ".config/home-manager"));
  return home;
}
