import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { stored } from "@hm/api";
import { git } from "@hm/git";
import { requireProgram } from "@hm/testing";
import { describe, expect, test } from "vitest";
import { createGitHome } from "./git-home.ts";

const user = { email: "jdoe@example.org", name: "Jane Doe" };

describe.skipIf(!requireProgram("git"))("Git", () => {
  test("reads its settings from ~/.config/git/config", async () => {
    using home = createGitHome(git({ enable: true, settings: { user, extra: { list: ["a", "b"], "flag": true, number: 38 } } }));

    const lines = (await home.git("", "config", "--list", "--show-origin")).split("\n");

    const origin = `file:${home.directory}/.config/git/config`;
    expect(lines).toEqual([
      `${origin}\tuser.email=jdoe@example.org`,
      `${origin}\tuser.name=Jane Doe`,
      `${origin}\textra.list=a`,
      `${origin}\textra.list=b`,
      `${origin}\textra.flag=true`,
      `${origin}\textra.number=38`,
      "",
    ]);
  });

  test("includes files always, on a condition, and after all settings", async () => {
    using home = createGitHome(
      git({
        enable: true,
        settings: { user },
        includes: [
          { path: "~/common.inc" },
          { condition: "gitdir:~/work/", contents: { user: { email: "jane@work.example" } } },
          { condition: "gitdir:~/work/secret/", contents: { user: { email: "j@secret.example" } }, contentSuffix: "secret" },
        ],
      }),
    );
    home.write("common.inc", "[user]\n\tname = Jane\n");
    await home.git("", "init", "-q", "work/project");
    await home.git("", "init", "-q", "work/secret/project");
    await home.git("", "init", "-q", "private");
    const ask = (folder: string, key: string) => home.git(folder, "config", key);

    expect(await ask("private", "user.name")).toBe("Jane\n");
    expect(await ask("private", "user.email")).toBe("jdoe@example.org\n");
    expect(await ask("work/project", "user.email")).toBe("jane@work.example\n");
    expect(await ask("work/secret/project", "user.email")).toBe("j@secret.example\n");
  });

  test("ignores files and gives them attributes in every repository", async () => {
    using home = createGitHome(git({ enable: true, ignores: ["*~", "*.swp"], attributes: ["*.pdf diff=pdf", "*.bin -text"] }));
    await home.git("", "init", "-q", "project");
    for (const name of ["kept.txt", "draft~", "x.swp"]) home.write(`project/${name}`, "");

    expect(await home.git("project", "status", "--porcelain")).toBe("?? kept.txt\n");
    expect(await home.git("project", "check-attr", "diff", "text", "--", "a.pdf", "a.bin")).toBe(
      ["a.pdf: diff: pdf", "a.pdf: text: unspecified", "a.bin: diff: unspecified", "a.bin: text: unset", ""].join("\n"),
    );
  });

  test("runs hooks from a file and from the store", async () => {
    const message = stored("commit-msg", { executable: true, text: '#!/bin/sh\necho "Reviewed: yes" >> "$1"\n' });
    using home = createGitHome(git({ enable: true, settings: { user }, hooks: { "commit-msg": message, "pre-commit": "./fixtures/pre-commit" } }));
    await home.git("", "init", "-q", "project");

    const said = await home.git("project", "-c", "alias.said=!git commit -q --allow-empty -m First 2>&1", "said");

    expect(said).toBe("checked by a file\n");
    expect(await home.git("project", "log", "--format=%an %ae: %B")).toBe("Jane Doe jdoe@example.org: First\nReviewed: yes\n\n");
  });

  test("knows aliases", async () => {
    using home = createGitHome(git({ enable: true, settings: { alias: { greet: '!echo "Hello,\tworld" \\\\', where: "rev-parse --show-prefix" } } }));
    await home.git("", "init", "-q", "project");
    home.write("project/below/file", "");

    expect(await home.git("project", "greet")).toBe("Hello,\tworld \\\n");
    expect(await home.git("project/below", "where")).toBe("below/\n");
  });

  test.skipIf(!requireProgram("ssh-keygen"))("signs commits and tags with an SSH key", async () => {
    using home = createGitHome(
      git({ enable: true, settings: { gpg: { ssh: { allowedSignersFile: "~/signers" } }, user }, signing: { format: "ssh", key: "~/key.pub", signByDefault: true } }),
    );
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(home.directory, "key")]);
    home.write("signers", `jdoe@example.org ${home.read("key.pub")}`);
    await home.git("", "init", "-q", "project");
    await home.git("project", "commit", "-q", "--allow-empty", "-m", "First");
    await home.git("project", "tag", "-m", "One", "v1");

    expect(await home.git("project", "log", "--format=%G? %GS")).toBe("G jdoe@example.org\n");
    expect(await home.git("project", "-c", "alias.said=!git verify-tag v1 2>&1", "said")).toContain('Good "git" signature for jdoe@example.org');
    expect(await home.git("project", "config", "--get-regexp", "sign|^gpg")).toBe(
      [
        "commit.gpgsign true",
        "gpg.format ssh",
        "gpg.ssh.allowedsignersfile ~/signers",
        "gpg.ssh.program /usr/bin/ssh-keygen",
        "tag.gpgsign true",
        "user.signingkey ~/key.pub",
        "",
      ].join("\n"),
    );
  });

  test("takes fragments in their order", async () => {
    const helper = (name: string) => ({ credential: { "https://example.com": { helper: name } } });
    using home = createGitHome(git({ enable: true, settings: [helper(""), helper("oauth"), { credential: { helper: "store" } }] }));

    expect(await home.git("", "config", "--get-all", "credential.https://example.com.helper")).toBe("\noauth\n");
    expect(await home.git("", "config", "--get-urlmatch", "credential.helper", "https://example.org")).toBe("store\n");
  });
});
