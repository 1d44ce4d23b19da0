import { checkModule } from "@hm/testing";
import * as exports from "@hm/xdg";
import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };

test("is a module package as users and tools expect it", () => {
  expect(checkModule({ exports, manifest })).toEqual([]);
});
