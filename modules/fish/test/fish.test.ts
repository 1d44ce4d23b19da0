import { pkg } from "@hm/api";
import { fish } from "@hm/fish";
import { home } from "@hm/home";
import { buildHome, differenceFromGolden } from "@hm/testing";
import { expect, test } from "vitest";

const everything = [
  home({ shellAliases: { ll: "ls -l", la: "ls -a" } }),
  fish({
    enable: true,
    shellAliases: { ll: "ls -lh", "...": "cd ../..", say: "echo it's \\ fine" },
    shellAbbrs: {
      l: "less",
      gco: "git checkout",
      "-C": { position: "anywhere", expansion: "--color" },
      L: { position: "anywhere", setCursor: true, expansion: "% | less" },
      M: { setCursor: "!", expansion: "a ! b", name: "mark" },
      "!!": { position: "anywhere", function: "last_history_item" },
      vim_edit: { regex: ".+\\.txt", command: ["git", "hub"], function: "vim_edit" },
    },
    functions: {
      plain: "echo a\n    if true\necho b;end\n",
      told: { body: "echo $argv", description: 'say "it"', wraps: "echo", argumentNames: ["a", "b"], noScopeShadowing: true, inheritVariable: "PWD" },
      watch: { body: "", onEvent: ["one", "two"], onVariable: "PWD", onProcessExit: "$fish_pid", onJobExit: 3, onSignal: "HUP" },
    },
    completions: { "my-prog": "complete -c my-prog   -s o", other: { body: "complete -c other\n" } },
    binds: { "alt-s": { erase: true, operate: "preset" }, "alt-b": { command: ["foo bar", "baz"], mode: "insert", setsMode: "default", repaint: true, silent: true }, off: { enable: false, command: "x" }, key: { name: "ctrl-k", command: "kill-line" } },
    plugins: [{ name: "z", src: pkg("fishPlugins.z") }],
    shellInit: "set -g FROM_INIT 1",
    loginShellInit: "set -g FROM_LOGIN 1",
    interactiveShellInit: "set -g FROM_INTERACTIVE 1",
    shellInitLast: "set -g FROM_LAST 1",
  }),
];

test.for(["config", "functions/plain", "functions/told", "functions/watch", "functions/fish_user_key_bindings", "completions/my-prog", "completions/other", "conf.d/plugin-z"])("writes %s.fish", (name) => {
  const { files } = buildHome(everything);

  expect(differenceFromGolden(new URL(`golden/${name.replace("/", "_")}.fish`, import.meta.url), files[`.config/fish/${name}.fish`]!)).toBeUndefined();
});

test("leaves scripts as they are where told", () => {
  const { files } = buildHome(fish({ enable: true, formatFishScripts: false, functions: { f: 'echo "a"   b' } }));

  expect(files[".config/fish/functions/f.fish"]).toBe('function f\n  echo "a"   b\nend\n');
});

test("makes abbreviations of what others mean as aliases", () => {
  const { files } = buildHome(home({ shellAliases: { ll: "ls -l" } }), fish({ enable: true, preferAbbrs: true }));

  expect(files[".config/fish/config.fish"]).toContain("    abbr --add -- ll 'ls -l'\n");
  expect(files[".config/fish/config.fish"]).not.toContain("alias");
});

test("finds generated completions only where they are wanted", () => {
  expect(buildHome(fish({ enable: true })).files[".config/fish/config.fish"]).toContain('"/home/jdoe/.local/share/fish/home-manager/generated_completions"');
  expect(buildHome(fish({ enable: true, generateCompletions: false })).files[".config/fish/config.fish"]).not.toContain("generated_completions");
});

test("joins bindings with those of a function of the user", () => {
  const { files } = buildHome(fish({ enable: true, binds: { "alt-s": { command: "a" } }, functions: { fish_user_key_bindings: "bind x y" } }));

  expect(files[".config/fish/functions/fish_user_key_bindings.fish"]).toBe("function fish_user_key_bindings\n    bind alt-s a\n    bind x y\nend\n");
});

test("refuses a binding that does nothing, and the option for prompts of old", () => {
  expect(() => buildHome(fish({ enable: true, binds: { x: {} } }))).toThrow("neither runs a command");
  expect(() => buildHome(fish({ enable: true, promptInit: "x" } as never))).toThrow("promptInit");
});
