import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { join } from "node:path";
import { fail, ok, reason, warn, type Check } from "./check.ts";

/** Node is new enough to read TypeScript. */
export const node: Check = () => {
  const { node: version } = process.versions;
  return Number(version.split(".")[0]) >= 24 ? ok("node", `Node ${version}`) : fail("node", `Node ${version} is too old`, "Install Node 24 or newer.");
};

/** The home is there and can be written to. */
export const home: Check = ({ env }) => {
  const folder = env["HOME"];
  if (!folder) return fail("home", "HOME is not set", "Set HOME to your home directory.");
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return ok("home", folder);
  } catch (error) {
    return fail("home", reason(error), "Make your home directory readable and writable for you.");
  }
};

/** Git, which most configurations are kept with. */
export const git: Check = () => {
  try {
    return ok("git", execFileSync("git", ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim());
  } catch {
    return warn("git", "git was not found", "Install git to keep your configuration under version control.");
  }
};

/** The shell that hm was started from has the session variables. */
export const session: Check = ({ env, state }) => {
  const script = join(state, "profiles/home/home-path/etc/profile.d/hm-session-vars.sh");
  if (!existsSync(script)) return [];
  if (env["__HM_SESS_VARS_SOURCED"]) return ok("session", "this session has hm's variables");
  return warn("session", "this session does not have hm's variables", `Let hm manage your shell, or add to its profile: . "${script}"`);
};
