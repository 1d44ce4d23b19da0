import { join } from "node:path";
import { createTestHome, type TestHome } from "@hm/testing";
import { checkout, linkPackages } from "./e2e/project.ts";

const folder = ".config/home-manager";

/** A throw-away home in which hm runs. */
export interface ShellHome extends TestHome {
  /** Switches to a configuration of these definitions. */
  switchTo(definitions: string): Promise<void>;
  /** Runs a shell without a session before it, or in one that has these variables, and gives what it prints. Throws where it fails. */
  sh(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
}

/** Makes an empty home with a project in it that may use every module; `imports` are the import statements of its configuration. */
export function createShellHome(imports: string): ShellHome {
  const home = createTestHome({ hm: join(checkout, "hm") });
  home.write(`${folder}/package.json`, '{ "type": "module" }\n');
  linkPackages(home);
  const checked = async (program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> => {
    const { status, stdout, stderr } = await home.run(program, args, { env: { TERM: "dumb", ...env } });
    if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}: ${stdout}${stderr}`);
    return stdout;
  };
  return {
    ...home,
    async switchTo(definitions) {
      home.write(
        `${folder}/home.config.ts`,
        `${imports}
import { home } from "@hm/home";
export default defineHome([
  home({ username: "jdoe", homeDirectory: ${JSON.stringify(home.directory)}, stateVersion: "26.05" }),
${definitions}
]);
`,
      );
      await checked(join(checkout, "hm"), ["switch"]);
    },
    sh: checked,
    [Symbol.dispose]: () => home[Symbol.dispose](),
  };
}
