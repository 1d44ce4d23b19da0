import { order, pkg } from "@hm/api";
import { home } from "@hm/home";
import { buildHome, differenceFromGolden } from "@hm/testing";
import { xdg } from "@hm/xdg";
import { zsh } from "@hm/zsh";
import { expect, test } from "vitest";

const everything = [
  home({ shellAliases: { ll: "ls -l", la: "ls -a" } }),
  zsh({
    enable: true,
    dotDir: "/home/jdoe/.config/zsh/",
    autocd: true,
    cdpath: ["$HOME/src", 'a "b'],
    dirHashes: { docs: "$HOME/Documents" },
    defaultKeymap: "viins",
    setOptions: ["EXTENDED_GLOB", "NO_BEEP"],
    completionInit: "autoload -U compinit && compinit -u",
    enableVteIntegration: true,
    zprof: { enable: true },
    shellAliases: { ll: "ls -lh" },
    shellGlobalAliases: { G: "| grep" },
    sessionVariables: { EDITOR: "vi $1", N: 3, ON: true, OFF: null },
    localVariables: { PARTS: ["dir", "vcs"], N: 1, NAME: "$USER", OFF: null },
    siteFunctions: { mkcd: 'mkdir -p "$1" && cd "$1"' },
    envExtra: "FROM_ENV=1",
    profileExtra: "FROM_PROFILE=1",
    loginExtra: "FROM_LOGIN=1",
    logoutExtra: "clear",
    history: { path: "$XDG_STATE_HOME/zsh/history", size: 50, ignorePatterns: ["rm *", "it's"], append: true, share: false, extended: true },
    historySubstringSearch: { enable: true, searchUpKey: ["^[[A", "\\eOA"], searchDownKey: "^[[B" },
    autosuggestion: { enable: true, highlight: "fg=8", strategy: ["history", "completion"] },
    syntaxHighlighting: { enable: true, highlighters: ["brackets"], patterns: { "rm -rf *": "fg=white" }, styles: { comment: "fg=8" } },
    plugins: [
      { name: "enhancd", src: pkg("enhancd"), file: "init.sh" },
      { name: "wd", src: pkg("zsh-wd"), functions: ["share/functions"] },
    ],
    initContent: "FROM_INIT=1",
  }),
  zsh({ initContent: order(550, "BEFORE_COMPINIT=1") }),
];

const managers = [
  xdg({ enable: true }),
  zsh({
    enable: true,
    "oh-my-zsh": { enable: true, plugins: ["git", "it's"], theme: "robbyrussell", custom: "$HOME/omz", extraConfig: "zstyle :omz:plugins:ssh-agent identities id" },
    antidote: { enable: true, plugins: ["zsh-users/zsh-completions"], useFriendlyNames: true },
    zplug: { enable: true, plugins: [{ name: "a/b", tags: ["as:theme", "depth:1"] }, { name: "c/d" }], zplugHome: "/home/jdoe/.local/share/zplug" },
    fastSyntaxHighlighting: { enable: true, theme: "clean", settings: { use_brackets: "0" } },
    "zsh-abbr": { enable: true, abbreviations: { ga: "git add" }, globalAbbreviations: { G: "| grep" } },
    prezto: {
      enable: true,
      caseSensitive: null,
      pmoduleDirs: ["/home/jdoe/contrib"],
      extraModules: ["attr", "stat"],
      extraFunctions: ["zmv"],
      pmodules: ["environment", "prompt"],
      completions: { ignoredHosts: ["0.0.0.0", "127.0.0.1"] },
      editor: { keymap: "vi", dotExpansion: true },
      git: { submoduleIgnore: "all" },
      prompt: { theme: "pure", showReturnVal: false },
      ssh: { identities: ["id_rsa"] },
      syntaxHighlighting: { highlighters: ["main", "root"], styles: { builtin: "bg=blue", command: "bg=blue" }, pattern: { "rm*-rf*": "fg=white" } },
      terminal: { windowTitleFormat: "%n@%m: it's %s" },
      tmux: { autoStartLocal: true, defaultSessionName: "main" },
      extraConfig: "# the end",
    },
  }),
];

test.for([".config/zsh/.zshrc", ".config/zsh/.zshenv", ".config/zsh/.zprofile", ".config/zsh/.zlogin", ".config/zsh/.zlogout", ".zshenv"])("writes %s", (name) => {
  const { files } = buildHome(everything);

  expect(differenceFromGolden(new URL(`golden/${name.replaceAll("/", "_").replace(".", "")}`, import.meta.url), files[name]!)).toBeUndefined();
});

test.for([".zshrc", ".zshenv", ".zprofile", ".zpreztorc"])("writes %s with managers of plugins", (name) => {
  const { files, warnings } = buildHome(managers);

  expect(differenceFromGolden(new URL(`golden/managers${name}`, import.meta.url), files[`.config/zsh/${name}`]!)).toBeUndefined();
  expect(warnings).toEqual([]);
});

test("links plugins below its folder, or hidden in the home", () => {
  const own = zsh({ enable: true, plugins: [{ name: "a", src: pkg("a") }] });

  expect(buildHome(own).files[".zsh/plugins/a"]).toBe("→ @a@");
  expect(buildHome(own, zsh({ dotDir: "/home/jdoe/z" })).files["z/plugins/a"]).toBe("→ @a@");
});

test("writes abbreviations also for a zsh that is not managed", () => {
  const { files } = buildHome(zsh({ "zsh-abbr": { enable: true, abbreviations: { ga: "git add" }, globalAbbreviations: { G: "| grep" } } }));

  expect(files[".config/zsh-abbr/user-abbreviations"]).toBe("abbr ga='git add'\nabbr -g G='| grep'\n");
  expect(files[".zshrc"]).toBeUndefined();
});

test("brings functions into the profile", () => {
  expect(buildHome(everything).profile["share/zsh/site-functions/mkcd"]).toBe('mkdir -p "$1" && cd "$1"');
});

test("installs zsh and what it loads from packages of their own", () => {
  expect(buildHome(managers).packages).toEqual(["zsh", "oh-my-zsh", "antidote", "zplug", "zsh-prezto"]);
});
