import { globSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { createTestHome, type TestHome } from "@hm/testing";

const checkout = join(import.meta.dirname, "../../..");
const folder = ".config/home-manager";

/** A throw-away home in which hm runs. */
export interface ShellHome extends TestHome {
  /** Switches to a configuration of these definitions. */
  switchTo(definitions: string): Promise<void>;
  /** Runs a shell without a session before it, or in one that has these variables, and gives what it prints. Throws where it fails. */
  sh(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
}

/** Makes an empty home with a project in it that may use every module. */
export function createShellHome(): ShellHome {
  const home = createTestHome({ hm: join(checkout, "hm") });
  home.write(`${folder}/package.json`, '{ "type": "module" }\n');
  for (const manifest of globSync("{packages,modules}/*/package.json", { cwd: checkout })) {
    const { name } = JSON.parse(readFileSync(join(checkout, manifest), "utf8")) as { readonly name: string };
    const link = join(home.directory, folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(checkout, dirname(manifest)), link);
  }
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
        `import { defineHome } from "@hm/api";
import { home } from "@hm/home";
import { nuInline, nushell } from "@hm/nushell";
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
