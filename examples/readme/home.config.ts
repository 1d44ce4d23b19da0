import { defineHome, fallback } from "@hm/api";
import { bash } from "@hm/bash";
import { git } from "@hm/git";
import { home } from "@hm/home";
import { readline } from "@hm/readline";
import { xdg } from "@hm/xdg";

export default defineHome([
  home({
    username: "jdoe",
    homeDirectory: "/home/jdoe",
    stateVersion: "26.05",
    packages: ["htop", "fortune"],
    sessionVariables: { EDITOR: "vi", PAGER: fallback("less") },
    file: {
      ".local/bin/greet": { executable: true, text: '#!/bin/sh\necho "Hello from $(hostname)."\n' },
    },
  }),

  git({
    enable: true,
    settings: {
      user: { name: "Jane Doe", email: "jane.doe@example.org" },
      alias: { st: "status --short", last: "log -1 --stat" },
      init: { defaultBranch: "main" },
    },
    ignores: ["*~", ".direnv/"],
  }),

  bash({ enable: true, shellAliases: { ll: "ls -l", gst: "git st" } }),

  readline({ enable: true, variables: { "completion-ignore-case": true, "bell-style": "none" } }),

  xdg({ enable: true, configFile: { "greet/greeting.txt": { text: "Good morning\n" } } }),
]);
