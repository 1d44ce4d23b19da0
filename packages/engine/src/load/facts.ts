import type { Facts } from "@hm/api";
import { hostname, userInfo } from "node:os";
import { isAbsolute } from "node:path";
import type { Env, Paths } from "../paths.ts";
import { loadErrors } from "./errors.ts";

/** The user's home: HOME, else what the password database says. Throws `HM_NO_HOME`. */
export function findHome(env: Env): string {
  const home = env["HOME"];
  if (home !== undefined && isAbsolute(home)) return home;
  const known = account()?.homedir;
  if (!known) throw loadErrors.noHome();
  return known;
}

/** Looks up what configurations may know of the machine. */
export function gatherFacts(env: Env, paths: Paths): Facts {
  return {
    platform: process.platform,
    arch: process.arch,
    hostname: hostname(),
    username: account()?.username ?? env["USER"] ?? env["LOGNAME"] ?? "",
    homeDirectory: paths.home,
    stateDirectory: paths.state,
  };
}

function account(): { readonly username: string; readonly homedir: string } | undefined {
  try {
    return userInfo();
  } catch {
    return undefined;
  }
}
