import { fish } from "@hm/fish";
import { buildHome, createTestHome, requireProgram } from "@hm/testing";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createShellHome } from "../../../test/shell-home.ts";

const IMPORTS = 'import { defineHome } from "@hm/api";\nimport { fish } from "@hm/fish";';

const session = (value: string) => `
  home({ sessionVariables: { EDITOR: "vi ${value}" }, sessionPath: ["$HOME/bin"], shellAliases: { ll: "ls -l", greet: "never" } }),
  fish({
    enable: true,
    shellAliases: { greet: "echo 'hello  you'" },
    shellAbbrs: { gco: "git checkout", L: { position: "anywhere", setCursor: true, expansion: "% | less" } },
    functions: { mkcd: "echo mkcd $argv", onpwd: { body: "set -g SEEN $PWD", onVariable: "PWD" } },
    completions: { greet: "complete -c greet -s o -l output" },
    binds: { "\\\\es": { command: "kill-line" } },
    plugins: [{ name: "own", src: "./plugin" }],
    shellInit: "set -g ORDER init $EDITOR",
    loginShellInit: "set -a ORDER login",
    interactiveShellInit: "set -a ORDER interactive",
    shellInitLast: "set -a ORDER last",
  }),`;

describe.skipIf(!requireProgram("fish"))("the real fish", () => {
  test("takes what a switch writes, in every kind of shell, also within an older session", { timeout: 60_000 }, async () => {
    using home = createShellHome(IMPORTS);
    home.write(".config/home-manager/plugin/functions/plugged.fish", "function plugged; echo plugged; end\n");
    home.write(".config/home-manager/plugin/conf.d/own.fish", "set -g PLUGIN_CONF 1\n");
    home.write(".config/home-manager/plugin/themes/own.theme", "fish_color_normal normal\n");
    await home.switchTo(session("1"));

    expect(await home.sh("fish", ["-l", "-i", "-c", 'echo "$ORDER|$EDITOR|$PATH[1]|$PLUGIN_CONF"; mkcd a; plugged; cd /; echo $SEEN'])).toBe(
      `init vi 1 login interactive last|vi 1|${home.directory}/bin|1\nmkcd a\nplugged\n/\n`,
    );
    expect(await home.sh("fish", ["-i", "-c", "greet; functions -q ll; and abbr --show; complete -C 'greet --o'; fish_user_key_bindings; bind \\es"])).toBe(
      "hello  you\nabbr -a -- gco 'git checkout'\nabbr -a --position anywhere --set-cursor='%' -- L '% | less'\n--output\nbind \\es kill-line\n",
    );
    expect(await home.sh("fish", ["-c", 'echo "$ORDER|$EDITOR"; functions -q greet; or echo none'])).toBe("init vi 1 last|vi 1\nnone\n");
    expect(home.read(".config/fish/themes/own.theme")).toContain("fish_color_normal");

    const older = Object.fromEntries((await home.sh("fish", ["-l", "-c", "env"])).trim().split("\n").map((it) => [it.slice(0, it.indexOf("=")), it.slice(it.indexOf("=") + 1)]));
    await home.switchTo(session("2"));
    expect(await home.sh("fish", ["-l", "-c", "echo $EDITOR"], older)).toBe("vi 2\n");
  });

  test("can parse every file", async () => {
    using home = createTestHome();
    const { files } = buildHome(
      fish({ enable: true, shellAliases: { a: "it's" }, shellAbbrs: { "a b": "c" }, functions: { f: { body: "echo", description: 'a "b" $c', onSignal: 1 } }, completions: { p: "complete -c p" }, binds: { "alt-s": { command: "it's" } }, plugins: [{ name: "z", src: "/usr" }] }),
    );
    const names = Object.keys(files).filter((it) => it.endsWith(".fish"));

    expect(names).toHaveLength(5);
    for (const name of names) {
      home.write(name, files[name]!);
      expect(await home.run("fish", ["--no-config", "-n", name]), name).toEqual({ status: 0, stdout: "", stderr: "" });
    }
  });

  test("runs any text as the alias and abbreviation that it was meant to be", { timeout: 60_000 }, async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 10 }).filter((it) => !/[\0\n\r]/.test(it));

    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 4, maxLength: 4 }), async (texts) => {
        using home = createTestHome();
        const { files } = buildHome(fish({ enable: true, shellAbbrs: Object.fromEntries(texts.map((it, at) => [`x${at}`, `y${it}`])), functions: { f: { body: "", description: texts[0]!.replace(/[$\\]/g, "") } } }));
        home.write(".config/fish/config.fish", files[".config/fish/config.fish"]!.replaceAll(/^source .*$/gm, ""));
        home.write(".config/fish/functions/f.fish", files[".config/fish/functions/f.fish"]!);
        // Written by fish itself, each line is a command that has the expansion as its last word.
        const { stdout } = await home.run("fish", ["-i", "-c", "for line in (abbr --show); eval set words $line; printf '%s\\0' $words[-1]; end; functions -Dv f | tail -n 1"], { env: { TERM: "dumb" } });

        const [one, two, three, four, description] = stdout.split("\0");
        expect([one, two, three, four]).toEqual(texts.map((it) => `y${it}`));
        expect(description).toBe(`${texts[0]!.replace(/[$\\]/g, "")}\n`);
      }),
      { numRuns: 15 },
    );
  });
});
