import { readdirSync, readFileSync } from "node:fs";
import { checkModule } from "@hm/testing";
import { describe, expect, test } from "vitest";

const folder = new URL("../modules/", import.meta.url);

describe.for(readdirSync(folder))("@hm/%s", (name) => {
  test("is a module as users and tools expect one", async () => {
    const manifest = JSON.parse(readFileSync(new URL(`${name}/package.json`, folder), "utf8"));
    const exports = await import(new URL(`${name}/src/index.ts`, folder).href);

    expect(checkModule({ exports, manifest })).toEqual([]);
  });
});
