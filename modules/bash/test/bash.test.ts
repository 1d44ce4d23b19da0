import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before } from "@hm/api";
import { bash } from "@hm/bash";
import { home } from "@hm/home";
import { buildHome, differenceFromGolden } from "@hm/testing";
import { expect, test } from "vitest";

const everything = [
  home({ shellAliases: { ll: "ls -l", la: "ls -a" } }),
  bash({
    enable: true,
    historyFile: "$HOME/.local/state/bash_history",
    historyControl: ["ignoredups", "ignorespace"],
    historyIgnore: ["ls", "cd *"],
    historySize: null,
    shellOptions: ["-histappend", "globstar"],
    shellAliases: { ll: "ls -lh" },
    sessionVariables: { PAGER: "less -R", OFF: null },
    profileExtra: "export FROM_PROFILE=1",
    bashrcExtra: "FROM_BASHRC=1",
    initExtra: before("FROM_INIT=1"),
    logoutExtra: "clear",
  }),
];

test.for([".bashrc", ".profile", ".bash_profile", ".bash_logout"])("writes %s", (name) => {
  const { files } = buildHome(everything);

  expect(differenceFromGolden(new URL(`golden/${name.slice(1)}`, import.meta.url), files[name]!)).toBeUndefined();
});

test("real shells take what it writes", () => {
  const directory = mkdtempSync(join(tmpdir(), "hm-bash-"));
  try {
    const { files } = buildHome(everything, bash({ enableCompletion: false }));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text.replace(/^\. "\/store.*$/m, ""));
    const run = (...args: string[]) => execFileSync("bash", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], env: { HOME: directory, PATH: process.env["PATH"], TERM: "dumb" } });

    expect(run("-l", "-c", "echo $PAGER,$FROM_PROFILE,$FROM_BASHRC,$FROM_INIT")).toBe("less -R,1,1,\n");
    expect(run("-i", "-c", "echo \"$FROM_INIT,$HISTCONTROL,$HISTIGNORE\"; alias ll; shopt -q histappend || echo off")).toBe(
      "1,ignoredups:ignorespace,ls:cd *\nalias ll='ls -lh'\noff\n",
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test("leaves installing Bash to the user who says so", () => {
  expect(buildHome(bash({ enable: true, package: null })).packages).toEqual([]);
});
