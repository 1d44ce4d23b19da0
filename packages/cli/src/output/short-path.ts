import { relative, sep } from "node:path";

/** Where paths are shown from. */
export interface Standpoint {
  readonly cwd: string;
  readonly home: string | undefined;
}

/** The standpoint of this process. */
export function standpoint(): Standpoint {
  return { cwd: process.cwd(), home: process.env["HOME"] };
}

/** Shortens an absolute path: relative to the working directory when below it, else with `~` for the home. */
export function shortPath(path: string, { cwd, home }: Standpoint = standpoint()): string {
  const fromHere = relative(cwd, path);
  if (fromHere !== "" && fromHere !== ".." && !fromHere.startsWith(`..${sep}`)) return printable(fromHere);
  if (home && home !== "/" && (path === home || path.startsWith(home + sep))) return printable(`~${path.slice(home.length)}`);
  return printable(path);
}

/** Makes control characters visible, so that a name stays on its line. */
export function printable(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f]/g, (it) => JSON.stringify(it).slice(1, -1));
}
