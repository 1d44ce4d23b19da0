import { join } from "node:path";
import { checkModule, type ModulePackage } from "@hm/testing";
import { expect, test } from "vitest";
import { root, workspacePackages } from "../tools/workspace.ts";

const modules = workspacePackages().filter((it) => it.kind === "module");

test.each(modules)("$name is what users and tools rely on", async ({ folder, manifest }) => {
  const exports = (await import(join(root, folder, "src/index.ts"))) as Record<string, unknown>;
  expect(checkModule({ exports, manifest: manifest as ModulePackage["manifest"] })).toEqual([]);
});
