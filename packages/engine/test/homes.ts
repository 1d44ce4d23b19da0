import type { Place } from "@hm/api";
import type { Home, HomeFile } from "@hm/kernel";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { storeName } from "@hm/api";
import { onTestFinished } from "vitest";
import { removeTree } from "../src/store/remove-tree.ts";

/** A folder of its own for one test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hm-engine-"));
  onTestFinished(() => void removeTree(folder));
  return folder;
}

/** Writes files, given by path, below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A file as the kernel would give it. */
export function homeFile(target: string, it: Partial<HomeFile> | string): HomeFile {
  const given = typeof it === "string" ? { source: { kind: "text", text: it } as const } : it;
  const place: Place = { file: "/etc/home.config.ts", line: 3, column: 5 };
  return {
    target,
    mode: "link",
    source: { kind: "text", text: "" },
    name: storeName(target),
    executable: null,
    recursive: false,
    ignoreLinks: false,
    force: false,
    onChange: "",
    permissions: undefined,
    format: undefined,
    origin: { place: () => place, keys: [0, "file", target] },
    ...given,
  };
}

/** A home as the kernel would give it. */
export function makeHome(files: readonly HomeFile[], it: Partial<Home> = {}): Home {
  return {
    username: "ada",
    homeDirectory: "/home/ada",
    stateVersion: "25.11",
    packageProvider: "placeholder",
    fileOverlapResolution: "ignore",
    files,
    profile: {},
    packages: [],
    sessionVariables: {},
    steps: [{ name: "writeBoundary", run: undefined }],
    modules: [{ path: "home" }],
    ...it,
  };
}
