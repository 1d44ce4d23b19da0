import { pkg, replaceTokens } from "@hm/api";
import { home } from "@hm/home";
import { nuInline, nushell } from "@hm/nushell";
import { buildHome, differenceFromGolden } from "@hm/testing";
import { xdg } from "@hm/xdg";
import { expect, test } from "vitest";

const everything = [
  home({ shellAliases: { ll: "ls -l", la: "ls -a" } }),
  nushell({
    enable: true,
    configFile: { text: "# config file\n" },
    envFile: { source: new URL("fixtures/env.nu", import.meta.url).pathname },
    loginFile: { text: "# login file\n" },
    extraConfig: "# extra config\n",
    extraEnv: "# extra env",
    extraLogin: "# extra login",
    settings: {
      show_banner: false,
      display_errors: { exit_code: false },
      hooks: { pre_execution: [nuInline('{|| "pre_execution hook"}')] },
      color_config: {},
      "odd name": { "a.b": 1.5 },
    },
    environmentVariables: { FOO: "BAR", LIST: ["a", 1, []], NONE: null, PATHS: { from: nuInline("{|s| $s | split row (char esep)}"), empty: {} }, PROGRAM: pkg("hello") },
    shellAliases: { ll: "ls --long", "git st": "^git status" },
  }),
];

test.for(["config.nu", "env.nu", "login.nu"])("writes %s", (name) => {
  const { files } = buildHome(everything);

  expect(differenceFromGolden(new URL(`golden/${name}`, import.meta.url), files[`.config/nushell/${name}`]!)).toBeUndefined();
});

test("writes only what takes the session over where there is nothing else", () => {
  const { files, packages } = buildHome(nushell({ enable: true, package: null }));

  expect(Object.keys(files).filter((it) => it.includes("nushell"))).toEqual([".config/nushell/env.nu"]);
  expect(files[".config/nushell/env.nu"]).toBe("source /store/hm-session-vars.nu\n");
  expect(packages).toEqual([]);
});

test("keeps its files where told", () => {
  expect(buildHome(nushell({ enable: true, configDir: "/home/jdoe/.nu", extraConfig: "1" })).files[".nu/config.nu"]).toBe("1\n");
  expect(buildHome(nushell({ enable: true, extraConfig: "1" }), xdg({ configHome: "/home/jdoe/conf" })).files["conf/nushell/config.nu"]).toBe("1\n");
});

test("sources a file of a package", () => {
  const { files } = buildHome(nushell({ enable: true, configFile: { source: `${pkg("conf")}/config.nu` } }));

  expect(files[".config/nushell/config.nu"]).toBe('source "@conf@/config.nu"\n\n\n');
});

test("has nushell register plugins, and says that it cannot without a nushell", () => {
  const plugins = nushell({ enable: true, plugins: [pkg("nushellPlugins.formats"), "/opt/nu_plugin_own"] });
  const run = buildHome(plugins).home.steps.find((it) => it.name === "registerNushellPlugins")?.run as string;

  expect(replaceTokens(run, ({ data }) => `/pkgs/${(data as { name: string }).name}`)).toBe(
    `run mkdir -p /home/jdoe/.config/nushell
run rm -f /home/jdoe/.config/nushell/plugin.msgpackz
run /pkgs/nushell/bin/nu --plugin-config /home/jdoe/.config/nushell/plugin.msgpackz --commands 'plugin add "/pkgs/nushellPlugins.formats/bin/nu_plugin_formats"; plugin add "/opt/nu_plugin_own"'
`,
  );
  expect(buildHome(plugins, nushell({ package: null })).warnings).toHaveLength(1);
});
