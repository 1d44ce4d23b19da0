import { globSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { createTestHome, type Ran, type TestHome } from "@hm/testing";
import { expect } from "vitest";

export const checkout = join(import.meta.dirname, "../..");
const folder = ".config/home-manager";

/** hm's own files, where a switch that is refused may have built something. */
export const BUILT = [".cache", ".local/state/hm/store", ".local/state/hm/sources.json"];

/** A throw-away home with a configuration that may use every module. */
export interface Project extends TestHome {
  /** Writes a configuration that sets these options of the home, given as the inside of an object; `more` are further definitions. */
  configure(options: string, more?: string): void;
  /** Writes a configuration that has these files. */
  files(files: string): void;
  /** Runs hm, which has to succeed and to keep quiet on stderr. Gives what it printed. */
  done(...args: readonly string[]): Promise<string>;
  /** Runs hm, which has to refuse with this status, to print nothing on stdout and no stack trace. Gives what it said. */
  refused(status: number, ...args: readonly string[]): Promise<string>;
}

/** Makes an empty home with a project in it that runs the checkout's `hm`. All share Node's compiled code, which is twice as fast, unless one is to have its own. */
export function createProject({ realUser = false, ownCache = false } = {}): Project {
  const home = createTestHome({ realUser, hm: join(checkout, "hm") });
  const env = ownCache ? {} : { NODE_COMPILE_CACHE: join(checkout, "node_modules/.cache/hm/compile") };
  const hm = (...args: readonly string[]) => home.run(join(checkout, "hm"), args, { env });
  linkPackages(home);
  const configure = (options: string, more = ""): void =>
    home.write(
      `${folder}/home.config.ts`,
      `import { after, before, defineHome, entry, fallback, force, merge, outOfStore, pkg, step, when } from "@hm/api";
import { bash } from "@hm/bash";
import { git } from "@hm/git";
import { home } from "@hm/home";
import { xdg } from "@hm/xdg";
export default defineHome([
  home({ username: ${JSON.stringify(home.username)}, homeDirectory: ${JSON.stringify(home.directory)}, stateVersion: "26.05", packageProvider: "placeholder" }),
  home({ ${options} }),
${more}
]);
`,
    );
  return {
    ...home,
    hm,
    configure,
    files: (files) => configure(`file: { ${files} }`),
    async done(...args) {
      const ran = await hm(...args);
      expect({ ...ran, args }).toEqual({ status: 0, stdout: ran.stdout, stderr: "", args });
      return ran.stdout;
    },
    async refused(status, ...args) {
      const ran = await hm(...args);
      expect({ ...ran, args }).toEqual({ status, stdout: "", stderr: ran.stderr, args });
      expectNoStack(ran);
      return ran.stderr;
    },
    [Symbol.dispose]: () => home[Symbol.dispose](),
  };
}

/** Holds that a message is for the user, with a code and without a stack trace. */
export function expectNoStack({ stderr }: Pick<Ran, "stderr">): void {
  expect(stderr).not.toMatch(/^\s*at .*:\d+/m);
  expect(stderr).not.toContain("HM_BUG");
  expect(stderr).toMatch(/HM_[A-Z0-9_]+ /);
}

export function linkPackages(home: TestHome): void {
  home.write(`${folder}/package.json`, `{ "type": "module" }\n`);
  for (const manifest of globSync("{packages,modules}/*/package.json", { cwd: checkout })) {
    const { name } = JSON.parse(readFileSync(join(checkout, manifest), "utf8")) as { readonly name?: string };
    if (name === undefined) continue;
    const link = join(home.directory, folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(checkout, dirname(manifest)), link);
  }
}
