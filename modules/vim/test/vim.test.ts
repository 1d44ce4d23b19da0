import { outOfStore, pkg, stored, type Definition } from "@hm/api";
import { home } from "@hm/home";
import { buildHome, differenceFromGolden } from "@hm/testing";
import { vim } from "@hm/vim";
import { expect, test } from "vitest";

const golden = (name: string) => new URL(`golden/${name}`, import.meta.url);
const build = (...parts: readonly Definition[]) => buildHome(vim({ enable: true }), ...parts);
const links = (files: Readonly<Record<string, string>>) => Object.entries(files).flatMap(([path, text]) => (path.startsWith(".vim/") ? [[path.replace(".vim/pack/home-manager/start/", ""), text]] : []));
const onHost = home({ packageProvider: "host" });

test("writes settings and lines of Vim script", () => {
  const { files } = build(
    vim({
      settings: { tabstop: 8, background: "light", backupdir: ["~/.cache/vim//", "/with space,comma"], number: true, expandtab: false, history: 500, mouse: "a", mousemodel: "popup_setpos" },
      extraConfig: "colorscheme desert\nlet mapleader = ','",
    }),
  );

  expect(differenceFromGolden(golden("vimrc"), files[".vimrc"]!)).toBeUndefined();
});

test("installs Vim, and makes it the editor if asked to", () => {
  const script = (options: object) => buildHome(vim({ enable: true, ...options })).profile["etc/profile.d/hm-session-vars.sh"];

  expect(build(vim({ packageConfigurable: pkg("vim") })).packages).toEqual(["vim"]);
  expect(build().packages).toEqual(["vim-full"]);
  expect(script({ defaultEditor: true })).toContain('export EDITOR="vim"\n');
  expect(script({})).not.toContain("EDITOR");
});

test("links plugins to where Vim finds them", () => {
  const { files } = build(vim({ plugins: [pkg("vimPlugins.fugitive"), outOfStore("/opt/airline/"), stored("own", { files: { "plugin/own.vim": { text: "" } } })] }));

  expect(Object.fromEntries(links(files))).toEqual({
    "vim-sensible": "→ @vimPlugins.vim-sensible@",
    fugitive: "→ @vimPlugins.fugitive@",
    airline: "→ /opt/airline/",
    own: "→ /store/own",
  });
});

test("takes names alone, with a warning", () => {
  const { files, warnings } = build(vim({ plugins: ["vim-nix"] }));

  expect(Object.fromEntries(links(files))).toMatchObject({ "vim-nix": "→ @vimPlugins.vim-nix@" });
  expect(warnings.map((it) => it.message)).toEqual(['Names alone are deprecated for Vim plugins: write pkg("vimPlugins.vim-nix") instead of "vim-nix".']);
});

test("has folders alone where packages come from the host", () => {
  expect(links(build(onHost, vim({ plugins: [outOfStore("/opt/airline")] })).files)).toEqual([["airline", "→ /opt/airline"]]);
  expect(() => build(onHost, vim({ plugins: [pkg("vimPlugins.fugitive")] }))).toThrow("The host has no packages of Vim plugins: vimPlugins.fugitive.");
});

test("refuses two plugins of one name, but not the same one twice", () => {
  expect(() => build(vim({ plugins: [outOfStore("/a/airline"), outOfStore("/b/airline")] }))).toThrow("Several Vim plugins have the same name: airline.");
  expect(links(build(vim({ plugins: [pkg("vimPlugins.vim-sensible")] })).files)).toHaveLength(1);
});

test.for([[{ background: "grey" }], [{ history: 0.5 }], [{ number: "yes" }], [{ mouse: "x" }], [{ wrap: true }]])("refuses %j", ([settings]) => {
  expect(() => build(vim({ settings: settings as never }))).toThrow(expect.objectContaining({ code: expect.stringMatching(/^HM_/) }));
});
