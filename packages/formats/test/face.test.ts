import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("../src/", import.meta.url);

test("renderers load neither a library nor the editors", () => {
  const sources = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  const imported = sources.flatMap((name) => [...readFileSync(new URL(name, folder), "utf8").matchAll(/ from "([^"]+)"/g)].map((it) => it[1]!));
  expect(imported).toContain("@hm/api");
  expect(imported.filter((it) => it !== "@hm/api" && !/^\.\/[a-z-]+\.ts$/.test(it))).toEqual([]);
});
