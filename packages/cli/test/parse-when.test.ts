import { isHmError } from "@hm/api";
import { expect, test } from "vitest";
import { parseWhen } from "../src/commands/parse-when.ts";

const now = new Date(2026, 2, 31, 12, 30, 15);

test.each([
  ["-30 days", new Date(2026, 2, 1, 12, 30, 15)],
  ["30 days", new Date(2026, 2, 1, 12, 30, 15)],
  ["30 days ago", new Date(2026, 2, 1, 12, 30, 15)],
  ["-2 weeks", new Date(2026, 2, 17, 12, 30, 15)],
  ["1 year 1 hour", new Date(2025, 2, 31, 11, 30, 15)],
  ["10d", new Date(2026, 2, 21, 12, 30, 15)],
  ["-90 Minutes", new Date(2026, 2, 31, 11, 0, 15)],
  ["now", now],
  ["yesterday", new Date(2026, 2, 30)],
  ["2026-01-01", new Date(2026, 0, 1)],
  ["2026-01-01 10:30", new Date(2026, 0, 1, 10, 30)],
  ["2026-01-01T10:30:00Z", new Date(Date.UTC(2026, 0, 1, 10, 30))],
  ["@86400", new Date(86_400_000)],
])("%s is understood", (text, expected) => {
  expect(parseWhen(text, now)).toEqual(expected);
});

test.each(["", "soon", "30", "30 moons", "2026-02-30", "2026-13-01", "2026-01-01T99:00", "-"])("'%s' is wrong usage", (text) => {
  try {
    parseWhen(text, now);
  } catch (error) {
    expect(isHmError(error) && error.code).toBe("HM_USAGE");
    return;
  }
  expect.unreachable();
});
