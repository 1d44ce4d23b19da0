import { isHmError, pkg, type Definition } from "@hm/api";
import { home } from "@hm/home";
import { buildHome } from "@hm/testing";
import { xdg } from "@hm/xdg";
import { zsh } from "@hm/zsh";
import { expect, test } from "vitest";

const messages = (...parts: readonly (Definition | readonly Definition[])[]) => buildHome(...parts).warnings.map((it) => it.message);
const rc = (...parts: readonly (Definition | readonly Definition[])[]) => Object.keys(buildHome(...parts).files).find((it) => it.endsWith(".zshrc"));

/** What a build complains of. */
function problems(...parts: readonly (Definition | readonly Definition[])[]): readonly string[] {
  try {
    buildHome(...parts);
    return [];
  } catch (error) {
    if (!isHmError(error)) throw error;
    return [error, ...error.problems].map((it) => it.message);
  }
}

test("keeps its files in the home, and below ~/.config for newer homes with XDG folders", () => {
  expect(rc(zsh({ enable: true }))).toBe(".zshrc");
  expect(rc(zsh({ enable: true }), xdg({ enable: true }))).toBe(".config/zsh/.zshrc");
  expect(rc(zsh({ enable: true, dotDir: null }), xdg({ enable: true }))).toBe(".zshrc");
  expect(rc(zsh({ enable: true }), xdg({ enable: true }), home({ stateVersion: "25.11" }))).toBe(".zshrc");
});

test("says that older homes keep an older place, until one is chosen", () => {
  const older = [xdg({ enable: true }), home({ stateVersion: "25.11" }), zsh({ enable: true })];

  expect(messages(older)).toEqual([expect.stringContaining('to "/home/jdoe" to keep them there, or to "/home/jdoe/.config/zsh"')]);
  expect(messages(older, zsh({ dotDir: "/home/jdoe" }))).toEqual([]);
});

test("takes relative paths, with a warning", () => {
  const { files, warnings } = buildHome(zsh({ enable: true, dotDir: "sub/", history: { path: "some/history" } }));

  expect(files["sub/.zshrc"]).toContain('HISTFILE="/home/jdoe/some/history"');
  expect(files[".zshenv"]).toBe("source /home/jdoe/sub/.zshenv\n");
  expect(warnings).toHaveLength(2);
});

test.for([["$HOME/zsh", "no shell expands"], ["/etc/zsh", "outside of the home"], ["/home/jdoer", "outside of the home"]] as const)("refuses %s as its folder", ([dotDir, message]) => {
  expect(problems(zsh({ enable: true, dotDir }))).toContainEqual(expect.stringContaining(message));
});

test("refuses two that colour the command line", () => {
  expect(() => buildHome(zsh({ enable: true, syntaxHighlighting: { enable: true }, fastSyntaxHighlighting: { enable: true } }))).toThrow("both colour");
});

test("takes old names of options, with a warning each", () => {
  const { files, warnings } = buildHome(
    zsh({ enable: true, enableAutosuggestions: true, enableSyntaxHighlighting: true, zproof: { enable: true }, initExtraFirst: "first", initExtraBeforeCompInit: "early", initExtra: "plain", plugins: [{ name: "a", src: pkg("a"), completions: ["f"] }] }),
  );

  const lines = files[".zshrc"]!.split("\n");
  const places = ["zmodload zsh/zprof", "first", "early", "  a/f", "autoload -U compinit && compinit", "plain"].map((it) => lines.indexOf(it));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(warnings).toHaveLength(7);
});
