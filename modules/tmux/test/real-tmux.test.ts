import { setTimeout as sleep } from "node:timers/promises";
import type { Definition } from "@hm/api";
import { tmux } from "@hm/tmux";
import { buildHome, createTestHome, requireProgram, type TestHome } from "@hm/testing";
import { describe, expect, test } from "vitest";

type Tmux = (...args: readonly string[]) => Promise<string>;

/** Runs tmux in a home of its own, with the configuration, and ends it when done. */
async function inTmux(home: TestHome, parts: readonly Definition[], use: (tmux: Tmux) => Promise<void>): Promise<void> {
  home.write(".config/tmux/tmux.conf", buildHome(tmux({ enable: true, shell: "/bin/sh" }), ...parts).files[".config/tmux/tmux.conf"]!);
  const server = ["-S", `${home.directory}/socket`, "-f", `${home.directory}/.config/tmux/tmux.conf`];
  const run: Tmux = async (...args) => {
    const { status, stdout, stderr } = await home.run("tmux", [...server, ...args]);
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  try {
    await run("new-session", "-d", "-s", "test", "-x", "80", "-y", "24");
    await use(run);
  } finally {
    await home.run("tmux", [...server, "kill-server"]);
  }
}

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; !(await what()); attempt++) {
    if (attempt > 100) throw new Error("That never happened.");
    await sleep(50);
  }
}

describe.skipIf(!requireProgram("tmux"))("the real tmux", () => {
  test("takes every option", async () => {
    using home = createTestHome();
    const options = { aggressiveResize: true, baseIndex: 1, clock24: true, customPaneNavigationAndResize: true, disableConfirmationPrompt: true, escapeTime: 3, focusEvents: true, historyLimit: 5000, keyMode: "vi", mouse: true, prefix: "C-a", resizeAmount: 7, reverseSplit: true, terminal: "tmux-256color", extraConfig: "set -g status-right 'by hand'" } as const;

    await inTmux(home, [tmux(options)], async (tmux) => {
      const shown = await tmux("show-options", "-g");
      for (const line of ["base-index 1", "default-shell /bin/sh", "history-limit 5000", "mouse on", "prefix C-a", "status-keys vi", 'status-right "by hand"']) expect(shown).toContain(`${line}\n`);
      const windows = await tmux("show-options", "-gw");
      for (const line of ["aggressive-resize on", "clock-mode-style 24", "mode-keys vi", "pane-base-index 1"]) expect(windows).toContain(`${line}\n`);
      const server = await tmux("show-options", "-s");
      for (const line of ["escape-time 3", "focus-events on", "default-terminal tmux-256color"]) expect(server).toContain(`${line}\n`);
      const keys = (await tmux("list-keys", "-T", "prefix")).replaceAll(/ +/g, " ");
      for (const line of ["prefix C-a send-prefix", "prefix h select-pane -L", "-r -T prefix J resize-pane -D 7", "prefix v split-window -h", "prefix x kill-pane", "prefix & kill-window"]) expect(keys).toMatch(new RegExp(`${line.replaceAll("&", "\\\\?&")}\\n`));
      expect(await tmux("list-windows", "-F", "#{window_index}")).toBe("1\n");
    });
  });

  test("has the default prefix, or one by shortcut", async () => {
    using home = createTestHome();
    using other = createTestHome();
    await inTmux(home, [], async (tmux) => expect(await tmux("show-options", "-g", "prefix")).toBe("prefix C-b\n"));
    await inTmux(other, [tmux({ shortcut: "y" })], async (tmux) => {
      expect(await tmux("show-options", "-g", "prefix")).toBe("prefix C-y\n");
      expect((await tmux("list-keys", "-T", "prefix")).replaceAll(/ +/g, " ")).toMatch(/prefix C-y last-window\n[\s\S]*prefix y send-prefix\n/);
    });
  });

  test("runs plugins from a program and from a folder, with their lines before them", async () => {
    using home = createTestHome();
    const plugin = (name: string) => home.write(`plugins/${name}`, `#!/bin/sh\ntmux set -g @${name.replace(/\W/g, "_")} "ran: $(tmux show -gv @greeting)"\n`, 0o755);
    plugin("one.tmux");
    plugin("many/two.tmux");
    plugin("many/three.tmux");
    const plugins = [{ plugin: `${home.directory}/plugins/one.tmux`, extraConfig: "set -g @greeting hello" }, `${home.directory}/plugins/many`];

    await inTmux(home, [tmux({ plugins })], async (tmux) => {
      const shown = () => tmux("show-options", "-g");
      await until(async () => (await shown()).match(/ran: hello/g)?.length === 3);
      expect(await shown()).toMatch(/@many_three_tmux "ran: hello"[\s\S]*@many_two_tmux "ran: hello"[\s\S]*@one_tmux "ran: hello"/);
    });
  });

  test("shows the configured state on the screen", async () => {
    using home = createTestHome();
    await inTmux(home, [tmux({ baseIndex: 4, clock24: true, extraConfig: "set -g status-left 'here '\nset -g automatic-rename off" })], async () => {
      await home.run("tmux", ["-S", `${home.directory}/outer`, "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", `env -u TMUX tmux -S ${home.directory}/socket attach -t test`]);
      try {
        await until(async () => (await home.run("tmux", ["-S", `${home.directory}/outer`, "capture-pane", "-p"])).stdout.includes("here 4:"));
      } finally {
        await home.run("tmux", ["-S", `${home.directory}/outer`, "kill-server"]);
      }
    });
  });
});
