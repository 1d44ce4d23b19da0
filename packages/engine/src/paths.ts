import { isAbsolute, join } from "node:path";

/** Environment variables, as in `process.env`. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Every folder and file that hm itself keeps, all absolute. */
export interface Paths {
  readonly home: string;
  /** `$XDG_CONFIG_HOME`. */
  readonly configHome: string;
  /** `$XDG_STATE_HOME/hm`. */
  readonly state: string;
  readonly store: string;
  readonly profiles: string;
  readonly journal: string;
  readonly lock: string;
  /** `$XDG_CACHE_HOME/hm`. */
  readonly cache: string;
}

/** Works out hm's folders. Relative XDG values are ignored, as their specification says. */
export function createPaths(env: Env, home: string): Paths {
  const xdg = (name: string, otherwise: string): string => {
    const value = env[name];
    return value !== undefined && isAbsolute(value) ? value : join(home, otherwise);
  };
  const state = join(xdg("XDG_STATE_HOME", ".local/state"), "hm");
  return {
    home,
    configHome: xdg("XDG_CONFIG_HOME", ".config"),
    state,
    store: join(state, "store"),
    profiles: join(state, "profiles"),
    journal: join(state, "journal"),
    lock: join(state, "lock"),
    cache: join(xdg("XDG_CACHE_HOME", ".cache"), "hm"),
  };
}
