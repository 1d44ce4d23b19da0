import type { Get } from "@hm/api";
import { home } from "@hm/home";

/** Where the files of zsh are. */
export interface Paths {
  /** Absolute path of the folder, without a slash at its end. */
  readonly directory: string;
  readonly isHome: boolean;
  /** Absolute path of the folder that plugins are linked into. */
  readonly plugins: string;
  /** Gives the target of a file in the folder. */
  readonly file: (name: string) => string;
}

/** What the default of `dotDir` ends with where it is the home, so that a home that somebody chose can be told from it. */
export const UNCHOSEN = "/.";

/** Works out where the files of zsh are from `dotDir`. */
export function pathsOf(options: { readonly dotDir: string | null }, get: Get): Paths {
  const { homeDirectory } = get(home);
  const directory = absolute(options.dotDir ?? homeDirectory, homeDirectory);
  const isHome = directory === homeDirectory;
  return {
    directory,
    isHome,
    plugins: `${directory}${isHome ? "/.zsh" : ""}/plugins`,
    file: (name) => (directory.startsWith(`${homeDirectory}/`) ? `${directory.slice(homeDirectory.length + 1)}/${name}` : isHome ? name : `${directory}/${name}`),
  };
}

/** Makes a path absolute; one with shell variables in it stays as it is. */
export function absolute(path: string, homeDirectory: string): string {
  const clean = path.endsWith(UNCHOSEN) ? path.slice(0, -UNCHOSEN.length) : path.replace(/\/$/, "");
  return clean.startsWith("/") || clean.includes("$") ? clean : `${homeDirectory}/${clean}`;
}

/** Whether a path that is no shell text starts at the home without saying so. */
export function isRelative(path: string): boolean {
  return !path.startsWith("/") && !path.includes("$");
}
