import { setTimeout as sleep } from "node:timers/promises";
import { htop, htopMeters } from "@hm/htop";
import { createTestHome, requireProgram } from "@hm/testing";
import { describe, expect, test } from "vitest";
import { htoprcOf } from "./htoprc-of.ts";

/** What htop shows in a terminal of 100 by 30. */
async function shown(htoprc: string, expected: string): Promise<string[]> {
  using home = createTestHome();
  home.write("store/htoprc", htoprc, 0o444);
  await home.run("bash", ["-c", "mkdir .config && ln -s ~/store .config/htop"]);
  const tmux = (...args: readonly string[]) => home.run("tmux", ["-S", `${home.directory}/socket`, "-f", "/dev/null", ...args]);
  await tmux("new-session", "-d", "-x", "100", "-y", "30", "htop");
  try {
    for (let attempt = 0; attempt < 100; attempt++) {
      const { stdout } = await tmux("capture-pane", "-p");
      if (stdout.includes(expected)) return stdout.split("\n");
      await sleep(50);
    }
    throw new Error(`htop never showed ${expected}:\n${(await tmux("capture-pane", "-p")).stdout}`);
  } finally {
    await tmux("kill-server");
  }
}

describe.skipIf(!requireProgram("htop") || !requireProgram("tmux"))("the real htop", () => {
  test("shows the columns and the tree of a screen", async () => {
    const lines = await shown(htoprcOf(htop({ enable: true, settings: { "screen:Main": "PID USER STATE Command", ".tree_view": true } }))!, "Command");

    expect(lines.find((it) => it.includes("Command"))!.trim().replace(/[△▽ ]+/g, " ")).toMatch(/^PID USER S Command$/);
    expect(lines.join("\n")).toMatch(/├─|└─|[|`]-/);
  });

  test("shows the meters that the helpers name", async () => {
    const { text, left, right } = htopMeters;
    const settings = { header_layout: "two_50_50", ...renamed(0, left([text("Hostname")])), ...renamed(1, right([text("Tasks")])) };

    const lines = await shown(htoprcOf(htop({ enable: true, settings }))!, "Tasks:");

    expect(lines.find((it) => it.includes("Tasks:"))).toMatch(/Hostname: .* Tasks: /);
    expect(lines.join("\n")).not.toMatch(/Mem\[|Load average/);
  });
});

/** The same meters by the names that htop 3.2 and later have for them. */
function renamed(column: number, meters: Readonly<Record<string, readonly (string | number)[]>>): Record<string, readonly (string | number)[]> {
  return Object.fromEntries(Object.entries(meters).map(([name, value]) => [name.endsWith("modes") ? `column_meter_modes_${column}` : `column_meters_${column}`, value]));
}
