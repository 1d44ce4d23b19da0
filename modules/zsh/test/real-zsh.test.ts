import { createHash } from "node:crypto";
import { buildHome, createTestHome, requireProgram } from "@hm/testing";
import { zsh } from "@hm/zsh";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createShellHome } from "../../../test/shell-home.ts";

const IMPORTS = 'import { defineHome, order } from "@hm/api";\nimport { xdg } from "@hm/xdg";\nimport { zsh } from "@hm/zsh";';

const session = (value: string) => `
  home({ sessionVariables: { EDITOR: "vi ${value}" }, sessionPath: ["$HOME/bin"], shellAliases: { ll: "ls -l", la: "ls -a" } }),
  xdg({ enable: true }),
  zsh({
    enable: true,
    sessionVariables: { ONLY: "$EDITOR only ${value}" },
    shellAliases: { ll: "ls -lh" },
    shellGlobalAliases: { G: "| grep" },
    siteFunctions: { greet: 'print "hello $1"' },
    localVariables: { PARTS: ["a b", "c"] },
    dirHashes: { docs: "$HOME/Documents" },
    setOptions: ["EXTENDED_GLOB"],
    history: { size: 7 },
    envExtra: "ORDER=env",
    profileExtra: "ORDER+=,profile",
    loginExtra: "ORDER+=,login",
    initContent: "ORDER+=,init",
  }),
  zsh({ initContent: order(500, "ORDER+=,early") }),`;

describe.skipIf(!requireProgram("zsh"))("the real zsh", () => {
  test("takes what a switch writes, in every kind of shell, also within an older session", { timeout: 60_000 }, async () => {
    using home = createShellHome(IMPORTS);
    await home.switchTo(session("1"));

    expect(await home.sh("zsh", ["-l", "-i", "-c", 'print -r "$EDITOR|$ONLY|${PATH%%:*}|$ORDER|$ZDOTDIR"; greet you'])).toBe(
      `vi 1|vi 1 only 1|${home.directory}/bin|env,profile,early,init,login|${home.directory}/.config/zsh\nhello you\n`,
    );
    expect(await home.sh("zsh", ["-i", "-c", 'alias ll la \\G; print -r ~docs "$#PARTS" $HISTSIZE $options[extendedglob] $options[sharehistory] $options[appendhistory]'])).toBe(
      `ll='ls -lh'\nla='ls -a'\nG='| grep'\n${home.directory}/Documents 2 7 on on off\n`,
    );
    expect(await home.sh("zsh", ["-c", 'print -r "$EDITOR|$ONLY|$ORDER"'])).toBe("vi 1|vi 1 only 1|env\n");

    const older = Object.fromEntries((await home.sh("zsh", ["-l", "-c", "env"])).trim().split("\n").map((it) => [it.slice(0, it.indexOf("=")), it.slice(it.indexOf("=") + 1)]));
    expect(older["__HM_ZSH_SESS_VARS_SOURCED"]).toBe("1");
    await home.switchTo(session("2"));
    expect(await home.sh("zsh", ["-l", "-c", 'print -r "$EDITOR|$ONLY"'], older)).toBe("vi 2|vi 2 only 2\n");
    await home.switchTo(session("2").replace("only 2", "only 3"));
    expect(await home.sh("zsh", ["-c", 'print -r "$EDITOR|$ONLY"'], older)).toBe("vi 2|vi 2 only 3\n");
  });

  test("can parse every file", async () => {
    using home = createTestHome();
    const { files } = buildHome(
      zsh({
        enable: true, zprof: { enable: true }, autosuggestion: { enable: true }, syntaxHighlighting: { enable: true, styles: { comment: "it's" } }, historySubstringSearch: { enable: true },
        antidote: { enable: true, plugins: ["a/b"] }, zplug: { enable: true, plugins: [{ name: "a/b", tags: ["as:theme"] }] }, "zsh-abbr": { enable: true, abbreviations: { a: "it's" } },
        "oh-my-zsh": { enable: true, plugins: ["git"] }, prezto: { enable: true, terminal: { windowTitleFormat: "it's" }, ssh: { identities: ["a b"] } }, sessionVariables: { A: "a\nb" }, profileExtra: "true",
      }),
    );
    const names = Object.keys(files).filter((it) => /^\.z|abbreviations$/.test(it) && !files[it]!.startsWith("→"));

    expect(names.toSorted()).toEqual([".config/zsh-abbr/user-abbreviations", ".zlogin", ".zlogout", ".zpreztorc", ".zprofile", ".zshenv", ".zshrc"]);
    for (const name of names) {
      const file = createHash("sha256").update(name).digest("hex");
      home.write(file, files[name]!);
      expect(await home.run("zsh", ["-n", file]), name).toEqual({ status: 0, stdout: "", stderr: "" });
    }
  });

  test("reads any text as it was meant", { timeout: 60_000 }, async () => {
    const text = fc.string({ unit: "binary", maxLength: 12 }).filter((it) => !it.includes("\0") && it.isWellFormed());
    const literal = text.filter((it) => !it.includes("$"));

    await fc.assert(
      fc.asyncProperty(fc.array(literal, { minLength: 1 }), text, fc.array(text, { minLength: 1 }), async (folders, alias, patterns) => {
        using home = createTestHome();
        const { files } = buildHome(zsh({ enable: true, enableCompletion: false, cdpath: folders, shellGlobalAliases: { G: alias }, dirHashes: { d: `/${folders[0]!}` }, history: { path: "/dev/null", ignorePatterns: patterns } }));
        home.write(".zshrc", files[".zshrc"]!);
        const script = "source ~/.zshrc; typeset +U cdpath; print -rN -- \"$nameddirs[d]\" \"$galiases[G]\" \"$HISTORY_IGNORE\" \"${(@)cdpath}\"";
        const { stdout } = await home.run("zsh", ["-fc", script]);

        const [folder, command, ignored, ...path] = stdout.split("\0").slice(0, -1);
        expect([folder, command, ignored]).toEqual([`/${folders[0]!}`, alias, `(${patterns.join("|")})`]);
        expect(path).toEqual([...new Set(folders)]);
      }),
      { numRuns: 20 },
    );
  });
});
