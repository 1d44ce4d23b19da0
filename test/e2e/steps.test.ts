import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createProject } from "./project.ts";

test.concurrent("a step may make the folder that files are linked into", async () => {
  using home = createProject();
  home.configure(
    `file: { ".tool/config": { text: "x" } }, activation: {
      folder: step({ after: ["writeBoundary"], before: ["linkGeneration"], run: "mkdir -p ~/.tool && touch ~/.tool/own" }),
    }`,
  );

  await home.done("switch");
  expect(home.read(".tool/config")).toBe("x");

  await home.done("uninstall", "--yes");
  expect(existsSync(join(home.directory, ".tool/config"))).toBe(false);
  expect(existsSync(join(home.directory, ".tool/own"))).toBe(true);
});

test.concurrent("a folder that a step made stays with what it holds when the switch is taken back", async () => {
  using home = createProject();
  home.configure(
    `file: { ".tool/config": { text: "x" } }, activation: {
      folder: step({ after: ["writeBoundary"], before: ["linkGeneration"], run: "mkdir -p ~/.tool && touch ~/.tool/own" }),
      fails: step({ after: ["linkGeneration"], run: "false" }),
    }`,
  );

  expect(await home.refused(4, "switch")).toContain("fails");
  expect(existsSync(join(home.directory, ".tool/config"))).toBe(false);
  expect(existsSync(join(home.directory, ".tool/own"))).toBe(true);
});
