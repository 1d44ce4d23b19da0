import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

type Env = Readonly<Record<string, string | undefined>>;

/** `$XDG_STATE_HOME/hm`, without loading the engine. */
export function stateFolder(env: Env): string {
  return join(xdg(env, "XDG_STATE_HOME", ".local/state"), "hm");
}

/** Where Node keeps compiled code between runs. */
export function compileCache(env: Env): string {
  return join(xdg(env, "XDG_CACHE_HOME", ".cache"), "hm", "compile");
}

/** The folder that `hm init` writes into: that of the configuration, where one is named, or else the usual one. */
export function configurationFolder(env: Env): string {
  return join(xdg(env, "XDG_CONFIG_HOME", ".config"), "home-manager");
}

function xdg(env: Env, name: string, otherwise: string): string {
  const value = env[name];
  return value !== undefined && isAbsolute(value) ? value : join(env["HOME"] || homedir(), otherwise);
}
