import { findTokens, isHmError, outOfStore, pkg, stored, type HmError } from "@hm/api";
import { git } from "@hm/git";
import { home } from "@hm/home";
import { buildHome } from "@hm/testing";
import { xdg } from "@hm/xdg";
import { describe, expect, test } from "vitest";

test("installs Git and writes its configuration", () => {
  const { files, packages } = buildHome(git({ enable: true }));

  expect(packages).toContain("git");
  expect(files).toHaveProperty([".config/git/config"], "");
  expect(files).not.toHaveProperty([".config/git/ignore"]);
  expect(files).not.toHaveProperty([".config/git/attributes"]);
});

test("installs what it is told, or nothing", () => {
  const packages = (options: Parameters<typeof git>[0]) => buildHome(git({ enable: true }), git(options)).packages.filter((it) => it.startsWith("git"));

  expect(packages({ package: pkg("gitFull"), lfs: { enable: true } })).toEqual(["gitFull", "git-lfs"]);
  expect(packages({ package: "gitMinimal", lfs: { enable: true, package: null } })).toEqual(["gitMinimal"]);
  expect(packages({ package: null, lfs: { enable: false } })).toEqual([]);
});

test("writes one line for each ignored pattern and each attribute", () => {
  const { files } = buildHome(git({ enable: true, ignores: ["*~"], attributes: ["* merge=mergiraf"] }), git({ ignores: ["*.swp"] }));

  expect(files).toMatchObject({ ".config/git/ignore": "*~\n*.swp\n", ".config/git/attributes": "* merge=mergiraf\n" });
});

test("keeps to the configuration folder of the home", () => {
  const { files } = buildHome(xdg({ enable: true, configHome: "/home/jdoe/etc" }), git({ enable: true, ignores: ["*~"] }));

  expect(files).toMatchObject({ "etc/git/config": "", "etc/git/ignore": "*~\n" });
});

test("adds included files to what else is written into the file", () => {
  const { files } = buildHome(
    git({ enable: true, settings: { core: { editor: "vi" } }, includes: [{ path: "a" }, { condition: "onbranch:main", path: "b" }] }),
    xdg({ configFile: { "git/config": { text: "# By hand\n" } } }),
  );

  expect(files[".config/git/config"]).toBe('[core]\n\teditor = "vi"\n\n# By hand\n\n[include]\n\tpath = "a"\n\n[includeIf "onbranch:main"]\n\tpath = "b"\n');
});

describe("an included file", () => {
  test("is made of its contents", () => {
    const { get } = buildHome(git({ enable: true, includes: [{ contents: { user: { name: "Jane" }, url: { "ssh://host": { insteadOf: ["a", "b"] } } }, contentSuffix: "git config-work" }] }));

    expect(get(git).includes[0]!.path).toMatchObject({
      name: "hm_gitconfigwork",
      content: { text: '[user]\n\tname = "Jane"\n\n[url "ssh://host"]\n\tinsteadOf = "a"\n\tinsteadOf = "b"\n' },
    });
  });

  test("is the one at the path, where there is one", () => {
    const { files } = buildHome(git({ enable: true, includes: [{ path: "~/a", contents: { user: { name: "Jane" } } }, { path: stored("b", { text: "" }) }, { path: outOfStore("/c") }] }));

    expect(files[".config/git/config"]!.match(/(?<=path = ").*(?=")/g)).toEqual(["~/a", "/store/b", "/c"]);
  });

  test("has to come from somewhere", () => {
    expect(() => buildHome(git({ enable: true, includes: [{ condition: "gitdir:~/work/" }] }))).toThrow("'programs.git.includes[0].path' is needed");
  });
});

test("links hooks into one folder", () => {
  const hook = stored("hook", { text: "#!/bin/sh\n", executable: true });
  const { files, get } = buildHome(git({ enable: true, hooks: { "commit-msg": hook, "post-merge": "~/bin/merged", "pre-push": "/opt/hook" } }));

  expect(files[".config/git/config"]).toBe('[core]\n\thooksPath = "/store/git-hooks"\n');
  const [folder] = findTokens(get(git).iniContent["core"]!["hooksPath"] as string);
  expect(folder!.data).toMatchObject({ content: { files: { "commit-msg": { source: `${hook}` }, "post-merge": { source: "/home/jdoe/bin/merged" }, "pre-push": { source: "/opt/hook" } } } });
});

test.for([
  [{}, "@git-lfs@/bin/git-lfs clean -- %f", "@git-lfs@/bin/git-lfs filter-process", "@git-lfs@/bin/git-lfs smudge -- %f"],
  [{ skipSmudge: true, package: "lfs" }, "@lfs@/bin/git-lfs clean -- %f", "@lfs@/bin/git-lfs filter-process --skip", "@lfs@/bin/git-lfs smudge --skip -- %f"],
  [{ package: null }, "git-lfs clean -- %f", "git-lfs filter-process", "git-lfs smudge -- %f"],
] as const)("filters large files with %j", ([lfs, clean, process, smudge]) => {
  const { files } = buildHome(git({ enable: true, lfs: { enable: true, ...lfs } }));

  expect(files[".config/git/config"]).toBe(`[filter "lfs"]\n\tclean = "${clean}"\n\tprocess = "${process}"\n\trequired = true\n\tsmudge = "${smudge}"\n`);
});

test("leaves single settings of the filter to the user", () => {
  const { files } = buildHome(git({ enable: true, lfs: { enable: true, package: null }, settings: { filter: { lfs: { required: false, smudge: "cat" } } } }));

  expect(files[".config/git/config"]).toBe('[filter "lfs"]\n\tclean = "git-lfs clean -- %f"\n\tprocess = "git-lfs filter-process"\n\trequired = false\n\tsmudge = "cat"\n');
});

describe("options with other names now", () => {
  test("still count, with a warning each", () => {
    const { files, warnings } = buildHome(
      home({ stateVersion: "25.05" }),
      git({ enable: true, userName: "Jane", userEmail: "j@example.org", aliases: { co: "checkout" }, extraConfig: { core: { editor: "vi" } }, signing: { format: "openpgp", gpgPath: "gpg2" } }),
    );

    expect(files[".config/git/config"]).toContain('[alias]\n\tco = "checkout"\n');
    expect(files[".config/git/config"]).toMatch(/\[user\]\n(\t(name = "Jane"|email = "j@example\.org")\n){2}/);
    expect(files[".config/git/config"]).toContain('[core]\n\teditor = "vi"\n');
    expect(files[".config/git/config"]).toContain('[gpg "openpgp"]\n\tprogram = "gpg2"\n');
    expect(warnings.map((it) => it.message).toSorted()).toEqual([
      "'programs.git.aliases' is now 'programs.git.settings.alias'.",
      "'programs.git.extraConfig' is now 'programs.git.settings'.",
      "'programs.git.signing.gpgPath' is now 'programs.git.signing.signer'.",
      "'programs.git.userEmail' is now 'programs.git.settings.user.email'.",
      "'programs.git.userName' is now 'programs.git.settings.user.name'.",
    ]);
  });

  test.for([
    [{ delta: { enable: true } }, "HM_MOVED_OPTION", "programs.delta.enable"],
    [{ difftastic: { background: "dark" } }, "HM_MOVED_OPTION", "programs.difftastic.options.background"],
    [{ "diff-so-fancy": { rulerWidth: 3 } }, "HM_MOVED_OPTION", "programs.diff-so-fancy.settings.rulerWidth"],
    [{ difftastic: { enableAsDifftool: true } }, "HM_REMOVED_OPTION", "programs.difftastic.git.mode"],
  ] as const)("%j is told where it went", ([options, code, to]) => {
    try {
      buildHome(git({ enable: true, ...(options as object) }));
      expect.unreachable();
    } catch (error) {
      const all = isHmError(error) && error.problems.length ? error.problems : [error as HmError];
      expect(all.map((it) => [it.code, `${it.message} ${it.hint}`])).toContainEqual([code, expect.stringContaining(to)]);
    }
  });
});

test("refuses two folders of hooks", () => {
  expect(() => buildHome(git({ enable: true, hooks: { "pre-push": "/a" }, settings: { core: { hooksPath: "/b" } } }))).toThrow(expect.objectContaining({ code: "HM_ASSERTION" }));
});
