import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import type { Context } from "../context.ts";
import { noUser, projectExists } from "../errors.ts";
import { findCheckout, linkCheckout } from "../init/checkout.ts";
import { projectFiles } from "../init/project-files.ts";
import { shortPath } from "../output/short-path.ts";
import { configurationFolder } from "../places.ts";

const USUAL_NAMES = ["home.config.ts", "home.config.mts", "home.config.js", "home.config.mjs"];
/** Files that a project may have already, and keeps. */
const KEPT = new Set([".gitignore", "tsconfig.json"]);

/** Writes a working project into the configuration's folder. */
export async function run(context: Context, flags: { readonly switch?: boolean; readonly verbose?: boolean }): Promise<number | void> {
  const file = configurationFile(context.options.file);
  const folder = dirname(file);
  const checkout = findCheckout(import.meta.dirname);
  const files = projectFiles({ ...owner(), configuration: basename(file), fromCheckout: checkout !== undefined });
  refuseToOverwrite(folder, [...USUAL_NAMES, ...Object.keys(files).filter((it) => !KEPT.has(it))]);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) if (!existsSync(join(folder, name))) writeFileSync(join(folder, name), text);
  if (checkout !== undefined) linkCheckout(checkout, folder);
  const { out } = context.terminal;
  out.line(`Wrote ${shortPath(file)}`);
  const ready = existsSync(join(folder, "node_modules/@hm/home"));
  if (flags.switch && ready) return (await import("./switch.ts")).run({ ...context, options: { ...context.options, file } }, {});
  const install = ready ? [] : [`cd ${shortPath(folder)} && npm install`];
  out.line(`Next: ${[...install, "hm edit", "hm switch"].join(", then ")}`);
  // Without its modules the new home cannot be switched to.
  return flags.switch ? 1 : 0;
}

function configurationFile(named: string | undefined): string {
  const given = named ?? process.env["HOME_MANAGER_CONFIG"];
  return given ? resolve(given) : join(configurationFolder(process.env), USUAL_NAMES[0]!);
}

function refuseToOverwrite(folder: string, names: readonly string[]): void {
  const there = [...new Set(names)].map((it) => join(folder, it)).filter((it) => existsSync(it));
  if (there.length > 0) throw projectExists(there.map((it) => shortPath(it)));
}

function owner(): { readonly username: string; readonly homeDirectory: string } {
  const username = process.env["USER"] || nameOfUser();
  const homeDirectory = process.env["HOME"] || homedir();
  if (!username || !homeDirectory) throw noUser();
  return { username, homeDirectory };
}

function nameOfUser(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}
