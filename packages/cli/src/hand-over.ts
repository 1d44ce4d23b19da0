import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { configurationFolder } from "./places.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** Runs the hm that the configuration's own `node_modules` pins, in this process. False when this one is to go on. */
export async function handOver(argv: readonly string[], env: Env): Promise<boolean> {
  const program = pinnedProgram(configurationFile(argv, env), import.meta.dirname);
  if (program === undefined) return false;
  await import(pathToFileURL(program).href);
  return true;
}

/** The program of the `@hm/cli` nearest to a file or folder, unless it is the one that `self` lies in. */
export function pinnedProgram(folder: string, self: string): string | undefined {
  const link = nearest(folder);
  if (link === undefined) return undefined;
  try {
    const root = realpathSync(link);
    if (`${realpathSync(self)}/`.startsWith(`${root}/`)) return undefined;
    const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly bin?: { readonly hm?: string } };
    const program = bin?.hm === undefined ? undefined : join(root, bin.hm);
    return program !== undefined && existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

function nearest(folder: string): string | undefined {
  const link = join(folder, "node_modules/@hm/cli");
  if (existsSync(link)) return link;
  const parent = dirname(folder);
  return parent === folder ? undefined : nearest(parent);
}

/** Where the configuration is expected, without looking whether it is there. */
export function configurationFile(argv: readonly string[], env: Env): string {
  const named = fileOption(argv) ?? env["HOME_MANAGER_CONFIG"];
  return named ? resolve(named) : join(configurationFolder(env), "home.config.ts");
}

function fileOption(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((it) => /^(-f.*|--file(=.*)?)$/.test(it));
  const option = argv[at];
  if (option === undefined) return undefined;
  return option === "-f" || option === "--file" ? argv[at + 1] : option.replace(/^(-f=?|--file=)/, "");
}
