import { execFileSync } from "node:child_process";
import { git } from "@hm/git";
import { buildHome, differenceFromGolden, requireProgram } from "@hm/testing";
import { describe, expect, test } from "vitest";
import { createGitHome } from "./git-home.ts";

const UNITS = ".config/systemd/user";
const golden = (name: string) => new URL(`./golden/${name}`, import.meta.url);
const targets = (...parts: readonly Parameters<typeof git>[0][]) => buildHome(parts.map((it) => git(it))).home.files.map((it) => it.target).filter((it) => it.includes("git-maintenance"));

test("runs a service for each schedule", () => {
  using home = createGitHome(git({ enable: true, maintenance: { enable: true, timers: { daily: "*-*-* 4:00:00" } } }));

  expect(differenceFromGolden(golden("git-maintenance@.service"), home.read(`${UNITS}/git-maintenance@.service`))).toBeUndefined();
  expect(differenceFromGolden(golden("git-maintenance@daily.timer"), home.read(`${UNITS}/git-maintenance@daily.timer`))).toBeUndefined();
});

test("is daily, hourly and weekly, until it is told otherwise", () => {
  const of = (...schedules: string[]) => expect.arrayContaining([`${UNITS}/git-maintenance@.service`, ...schedules.flatMap((it) => [`${UNITS}/git-maintenance@${it}.timer`, `${UNITS}/timers.target.wants/git-maintenance@${it}.timer`])]);

  expect(targets({ enable: true, maintenance: { enable: true } })).toEqual(of("daily", "hourly", "weekly"));
  expect(targets({ enable: true, maintenance: { enable: true, timers: { monthly: "monthly" } } })).toEqual(of("monthly"));
  expect(targets({ enable: true, maintenance: { enable: true, timers: { monthly: "monthly" } } })).toHaveLength(3);
  expect(targets({ enable: true, maintenance: { timers: { monthly: "monthly" } } })).toEqual([]);
});

test("lists the repositories", () => {
  const { files } = buildHome(git({ enable: true, maintenance: { enable: true, repositories: ["/a"] } }), git({ maintenance: { repositories: ["/b c"] } }));

  expect(files[".config/git/config"]).toBe('[maintenance]\n\trepo = "/a"\n\trepo = "/b c"\n');
});

test("needs a package to run", () => {
  expect(() => buildHome(git({ enable: true, package: null, maintenance: { enable: true } }))).toThrow(expect.objectContaining({ code: "HM_ASSERTION" }));
  expect(() => buildHome(git({ enable: true, package: null }), git({ maintenance: { repositories: ["/a"] } }))).not.toThrow();
});

describe.skipIf(!requireProgram("systemd-analyze"))("systemd", () => {
  test("knows every time of the default timers", () => {
    const { get } = buildHome(git({ enable: true }));

    for (const time of Object.values(get(git).maintenance.timers)) expect(execFileSync("systemd-analyze", ["calendar", time], { encoding: "utf8" })).toContain("Normalized form");
  });
});
