import { accessSync, constants } from "node:fs";
import { isAbsolute, join } from "node:path";
import type { Env } from "../paths.ts";
import type { PackageProvider } from "@hm/api";

/** Finds packages where the distribution puts them: programs on PATH, settings in `/etc`, all else in `/usr`. */
export function createHostProvider(env: Env): PackageProvider {
  const folders = (env["PATH"] ?? "").split(":").filter((it) => isAbsolute(it) && !it.includes("/node_modules/"));
  const found = new Map<string, string>();

  const program = (name: string): string => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const path = folders.map((it) => join(it, name)).find(isProgram) ?? `/usr/bin/${name}`;
    found.set(name, path);
    return path;
  };
  return {
    name: "host",
    real: true,
    path(_, below) {
      const name = /^\/s?bin\/([^/]+)$/.exec(below)?.[1];
      if (name !== undefined) return program(name);
      return /^\/etc(\/|$)/.test(below) ? below : `/usr${below}`;
    },
    records: (names) => names.map((name) => ({ name })),
  };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
