import { delimiter, join } from "node:path";
import { nushell } from "@hm/nushell";
import { buildHome, createTestHome, requireProgram } from "@hm/testing";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nuLiteral, type NuValue } from "../src/value.ts";
import { createShellHome } from "../../../test/shell-home.ts";

const IMPORTS = 'import { defineHome } from "@hm/api";\nimport { nuInline, nushell } from "@hm/nushell";';

// Nushell is a package of npm, too.
process.env["PATH"] += `${delimiter}${join(import.meta.dirname, "../../../node_modules/.bin")}`;

const session = (value: string) => `
  home({ sessionVariables: { EDITOR: "vi ${value}" }, sessionPath: ["$HOME/bin"], shellAliases: { greet: "never" } }),
  nushell({
    enable: true,
    settings: { show_banner: false, history: { max_size: 7 }, hooks: { env_change: { A: [nuInline("{|before, after| 1 }")] } } },
    environmentVariables: { LIST: ["a b", 2], CODE: nuInline("{|x| $x + 1}") },
    shellAliases: { greet: "print 'hello you'" },
    envFile: { source: "./own.nu" },
    extraEnv: "$env.ORDER = ['env' $env.EDITOR $env.OWN]",
    extraConfig: "$env.ORDER ++= ['config']",
    extraLogin: "$env.ORDER ++= ['login']",
  }),`;

describe.skipIf(!requireProgram("nu"))("the real nushell", () => {
  test("takes what a switch writes, in every kind of shell, also within an older session", { timeout: 60_000 }, async () => {
    using home = createShellHome(IMPORTS);
    home.write(".config/home-manager/own.nu", "$env.OWN = 'own'\n");
    await home.switchTo(session("1"));

    expect(await home.sh("nu", ["-l", "-c", "print ($env.ORDER | str join '|') $env.PATH.0 $env.LIST.0 $env.config.history.max_size $env.config.show_banner (do $env.CODE 1); greet"])).toBe(
      `env|vi 1|own|config|login\n${home.directory}/bin\na b\n7\nfalse\n2\nhello you\n`,
    );
    // Without a terminal nushell reads its configuration only where it is named.
    const folder = join(home.directory, ".config/nushell");
    expect(await home.sh("nu", ["--env-config", join(folder, "env.nu"), "--config", join(folder, "config.nu"), "-c", "print ($env.ORDER | str join '|')"])).toBe("env|vi 1|own|config\n");

    const older = JSON.parse(await home.sh("nu", ["-l", "-c", "{ EDITOR: $env.EDITOR, __HM_SESS_VARS_SOURCED: $env.__HM_SESS_VARS_SOURCED } | to json"])) as Record<string, string>;
    await home.switchTo(session("2"));
    expect(await home.sh("nu", ["-l", "-c", "print $env.EDITOR"], older)).toBe("vi 2\n");
  });

  test("can parse every file", async () => {
    using home = createTestHome();
    const { files } = buildHome(nushell({ enable: true, settings: { "odd name": { "a.b": 1 } }, environmentVariables: { A: { "b c": ["d"] } }, shellAliases: { "ll": "ls -l" }, extraLogin: "print 1" }));
    for (const name of ["config.nu", "login.nu"]) {
      home.write(name, files[`.config/nushell/${name}`]!.replace("odd name", "odd_name"));
      expect((await home.run("nu", ["--no-config-file", "-c", `nu-check ${name}`])).stdout, name).toBe("true\n");
    }
  });

  test("reads any value as it was meant", { timeout: 60_000 }, async () => {
    const text = fc.string({ unit: "binary", maxLength: 8 }).filter((it) => it.isWellFormed());
    const { value } = fc.letrec<{ value: NuValue }>((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, text, fc.boolean(), fc.constant(null), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), fc.array(tie("value"), { maxLength: 3 }), fc.dictionary(text, tie("value"), { maxKeys: 3 })),
    }));
    using home = createTestHome();

    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 10, maxLength: 10 }), async (values) => {
        home.write("value.nu", `${nuLiteral(values)} | to json --raw`);
        const { stdout, stderr } = await home.run("nu", ["--no-config-file", "value.nu"]);

        expect(stderr).toBe("");
        expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(values)));
      }),
      { numRuns: 20 },
    );
  });
});
