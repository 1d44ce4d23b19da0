import { entry, fallback, outOfStore, pkg, step } from "@hm/api";
import { home, host, i18n } from "@hm/home";
import { buildHome } from "@hm/testing";
import { describe, expect, test } from "vitest";

describe("home.file", () => {
  test("places files below the home, however their target is spelt", () => {
    const { files } = buildHome(
      home({ file: { ".config/a": { text: "1\n" }, b: { target: "/home/jdoe/c/b", text: "2\n" }, d: { target: "~/e//./d", text: "3\n" } } }),
    );

    expect(files).toEqual({ ".config/a": "1\n", "c/b": "2\n", "e/d": "3\n" });
  });

  test("joins the lines of several definitions of one text", () => {
    const { files } = buildHome(home({ file: { a: { text: "first" } } }), home({ file: { a: { text: "second" } } }));

    expect(files["a"]).toBe("first\nsecond");
  });

  test("takes a relative source from beside the file that says it", () => {
    const { files } = buildHome(home({ file: { a: { source: "./fixtures/greeting.txt" } } }));

    expect(files["a"]).toBe("Hello from a file.\n");
  });

  test("links to a path outside of the store as it is", () => {
    const { home: built } = buildHome(home({ file: { a: { source: outOfStore("~/dotfiles/a") } } }));

    expect(built.files[0]!.source).toEqual({ kind: "outOfStore", path: "/home/jdoe/dotfiles/a" });
  });

  test("leaves out what is not enabled", () => {
    expect(buildHome(home({ file: { a: { enable: false, text: "x" } } })).files).toEqual({});
  });

  test.for([
    [{ target: "../x", text: "" }, "HM_TARGET_OUTSIDE"],
    [{ target: "/etc/passwd", text: "" }, "HM_TARGET_OUTSIDE"],
    [{}, "HM_FILE_WITHOUT_CONTENT"],
    [{ text: "", permissions: 0o600 }, "HM_PERMISSIONS_OF_LINK"],
  ] as const)("refuses %j", ([file, code]) => {
    expect(() => buildHome(home({ file: { a: file } }))).toThrow(expect.objectContaining({ code }));
  });

  test.for([
    ["settings.json", "jsonc"],
    ["starship.toml", "toml"],
    ["mimeapps.list", "ini"],
    ["a.yml", "yaml"],
    ["npmrc", "keyvalue"],
  ])("knows the format of %s from its name", ([target, format]) => {
    const { home: built } = buildHome(home({ file: { [target!]: { mode: "merge", text: "" } } }));

    expect(built.files[0]).toMatchObject({ mode: "merge", format });
  });
});

describe("home.activation", () => {
  test("orders steps around hm's own", () => {
    const { home: built } = buildHome(
      home({
        activation: {
          last: step({ after: ["onFilesChange"], run: "echo last" }),
          look: entry({ before: ["writeBoundary"], after: ["checkLinkTargets"], value: "echo look" }),
          lazy: step({ after: ["last"], run: (get) => ["echo", get(home).username] }),
        },
      }),
    );

    expect(built.steps.map((it) => it.name)).toEqual(["checkLinkTargets", "look", "writeBoundary", "linkGeneration", "installPackages", "onFilesChange", "last", "lazy"]);
    expect(built.steps.at(-1)!.run).toEqual(["echo", "jdoe"]);
  });

  test("reports steps that wait for each other", () => {
    const activation = { a: step({ after: ["b"], run: "" }), b: step({ after: ["a"], run: "" }) };

    expect(() => buildHome(home({ activation }))).toThrow(expect.objectContaining({ code: "HM_DAG_CYCLE" }));
  });

  test("keeps hm's own steps to itself", () => {
    expect(() => buildHome(home({ activation: { writeBoundary: "true" } }))).toThrow(expect.objectContaining({ code: "HM_BUILT_IN_STEP" }));
  });
});

test("names the user and the home by themselves only in old homes", () => {
  const { get } = buildHome(home({ stateVersion: "20.03", username: fallback(undefined!), homeDirectory: "/home/other" }));

  expect(get(home).username).toBe("jdoe");
  expect(get(home).homeDirectory).toBe("/home/other");
});

test("sets the locales of the language", () => {
  const { home: built } = buildHome(home({ language: { base: "en_US.UTF-8", paper: "de_DE.UTF-8" } }), i18n({ glibcLocales: pkg("locales") }));

  expect(built.sessionVariables).toMatchObject({ LANG: "en_US.UTF-8", LC_PAPER: "de_DE.UTF-8" });
});

test("tells shells apart where an integration is turned off", () => {
  const { get } = buildHome(home({ shell: { enableShellIntegration: false, enableFishIntegration: true } }));

  expect(get(home).shell).toMatchObject({ enableBashIntegration: false, enableFishIntegration: true, enableZshIntegration: false });
});

test("knows the machine", () => {
  expect(buildHome(home({ file: { a: { text: (get) => get(host).hostname } } })).files["a"]).toBe("machine");
  expect(() => buildHome(home({}), host({ platform: "darwin" }))).toThrow(expect.objectContaining({ code: "HM_READ_ONLY_OPTION" }));
});

test("sets the cursor of homes from before it had to be enabled, with a warning", () => {
  const cursor = { name: "Adwaita", package: pkg("adwaita-icon-theme"), size: 24 };
  const old = buildHome(home({ stateVersion: "24.05", pointerCursor: cursor }));
  const young = buildHome(home({ stateVersion: "25.11", pointerCursor: cursor }));

  expect(old.home.sessionVariables).toMatchObject({ XCURSOR_THEME: "Adwaita", XCURSOR_SIZE: "24" });
  expect(old.warnings).toHaveLength(1);
  expect(young.home.sessionVariables).not.toHaveProperty("XCURSOR_THEME");
  expect(young.warnings).toEqual([]);
});
