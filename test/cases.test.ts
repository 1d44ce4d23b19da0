import { expect, test } from "vitest";
import known from "./cases-known.json" with { type: "json" };

test("the list of known cases names each case once, with a reason", () => {
  const entries = known as readonly { readonly id: string; readonly reason: string }[];
  expect(entries.filter(({ id, reason }) => !/^[\w.-]+(\/[\w.-]+)+$/.test(id) || reason.length < 20)).toEqual([]);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
});
