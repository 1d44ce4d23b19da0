import { outOfStore, pkg, stored, type Definition } from "@hm/api";
import { tmux } from "@hm/tmux";
import { buildHome, differenceFromGolden } from "@hm/testing";
import { describe, expect, test } from "vitest";

const config = (...parts: readonly Definition[]) => buildHome(tmux({ enable: true }), ...parts).files[".config/tmux/tmux.conf"]!;
const golden = (name: string) => new URL(`golden/${name}`, import.meta.url);

test("writes what every option comes to", () => {
  const text = config(
    tmux({
      aggressiveResize: true,
      baseIndex: 1,
      clock24: true,
      customPaneNavigationAndResize: true,
      disableConfirmationPrompt: true,
      escapeTime: 0,
      extraConfig: "set -g status off",
      focusEvents: true,
      historyLimit: 5000,
      keyMode: "vi",
      mouse: true,
      newSession: true,
      plugins: [pkg("tmuxPlugins.logging"), { plugin: "tmuxPlugins.prefix-highlight", extraConfig: "set -g @prefix_highlight_show on" }],
      resizeAmount: 10,
      reverseSplit: true,
      sensibleOnTop: true,
      shell: "/bin/fish",
      shortcut: "a",
      terminal: "tmux-256color",
    }),
    tmux({ extraConfig: "set -g set-titles on" }),
  );

  expect(differenceFromGolden(golden("tmux.conf"), text)).toBeUndefined();
});

test("writes a line for each default", () => {
  expect(differenceFromGolden(golden("defaults.conf"), config())).toBeUndefined();
});

test("prefers the prefix to the shortcut", () => {
  expect(config(tmux({ prefix: "C-Space", shortcut: "a" }))).toContain('\n# rebind main key: C-Space\nunbind C-b\nset -g prefix C-Space\nbind -N "Send the prefix key through to the application" \\\n  C-Space send-prefix\n\n');
});

test("keeps the keys for panes to the key mode vi", () => {
  expect(config(tmux({ customPaneNavigationAndResize: true }))).toBe(config());
});

describe("plugins", () => {
  const lines = (...plugins: readonly unknown[]) => config(tmux({ plugins: plugins as never })).split("\n").filter((it) => /^(run-shell|# [a-z])/.test(it));

  test("run by the program of the package", () => {
    expect(lines(pkg("tmuxPlugins.better-mouse-mode"))).toEqual([
      "# tmuxplugin-better-mouse-mode",
      "run-shell @tmuxPlugins.better-mouse-mode@/share/tmux-plugins/better-mouse-mode/scroll_copy_mode.tmux",
    ]);
  });

  test("run from a path", () => {
    expect(lines("/opt/one/one.tmux", outOfStore("/opt/two"), stored("three", { files: { "three.tmux": { text: "" } } }), stored("four.tmux", { text: "" }))).toEqual([
      "# one.tmux",
      "run-shell /opt/one/one.tmux",
      "# two",
      `run-shell 'for plugin in /opt/two/*.tmux; do "$plugin"; done'`,
      "# three",
      `run-shell 'for plugin in /store/three/*.tmux; do "$plugin"; done'`,
      "# four.tmux",
      "run-shell /store/four.tmux",
    ]);
  });

  test("are refused where they are packages of something else", () => {
    expect(() => lines(pkg("htop"), { plugin: "git" })).toThrow("No plugin of tmux: htop, git.");
  });
});

test.for([
  [{}, ["tmux"]],
  [{ package: null }, []],
  [{ tmuxp: { enable: true }, tmuxinator: { enable: true } }, ["tmux", "tmuxp", "tmuxinator"]],
  [{ tmuxinator: { enable: true, package: null } }, ["tmux"]],
] as const)("%j installs %j", ([options, packages]) => {
  expect(buildHome(tmux({ enable: true }), tmux(options)).packages.toSorted()).toEqual(packages.toSorted());
});

test("keeps the socket where nobody else can reach it", () => {
  const script = (options: object) => buildHome(tmux({ enable: true, ...options })).profile["etc/profile.d/hm-session-vars.sh"];

  expect(script({})).toContain('\nexport TMUX_TMPDIR="${XDG_RUNTIME_DIR:-"/run/user/$(id -u)"}"\n');
  expect(script({ secureSocket: false })).not.toContain("TMUX_TMPDIR");
});

test("writes the projects of tmuxinator, where it is enabled", () => {
  const projects = { web: { root: "~/web", windows: [{ editor: { layout: "main-vertical", panes: ["vim", { shell: null }] } }, { logs: "tail -f log" }] } };
  const { files } = buildHome(tmux({ enable: true, tmuxinator: { enable: true, projects } }));

  expect(differenceFromGolden(golden("web.yaml"), files[".config/tmuxinator/web.yaml"]!)).toBeUndefined();
  expect(buildHome(tmux({ enable: true, tmuxinator: { projects } })).files).not.toHaveProperty([".config/tmuxinator/web.yaml"]);
});

test.for([[{ baseIndex: -1 }], [{ historyLimit: 0 }], [{ resizeAmount: 0 }], [{ keyMode: "nano" }], [{ escapeTime: 0.5 }], [{ plugins: [{ extraConfig: "" }] }]])("refuses %j", ([options]) => {
  expect(() => config(tmux(options as never))).toThrow(expect.objectContaining({ code: expect.stringMatching(/^HM_(INVALID_OPTION|MISSING_VALUE|NO_VALUE)$/) }));
});
