import { home as base } from "@hm/home";
import { buildHome, createTestHome, requireProgram, type TestHome } from "@hm/testing";
import { vim } from "@hm/vim";
import { expect, test } from "vitest";

const program = requireProgram("vim");

/** Starts Vim as a user does, and gives what it says of expressions. */
async function evaluate(home: TestHome, ...expressions: readonly string[]): Promise<unknown[]> {
  const { stderr } = await home.run(program!, ["--not-a-term", "-n", "-i", "NONE", "-c", `call writefile([json_encode([${expressions.join(", ")}, v:errmsg])], 'said')`, "-c", "qa!"], { env: { TERM: "dumb" } });
  expect(stderr.replace("Vim: Warning: Input is not from a terminal\n", "")).toBe("");
  const said: unknown[] = JSON.parse(home.read("said"));
  expect(said.pop()).toBe("");
  return said;
}

test.skipIf(!program)("the real Vim takes settings, lines and plugins", async () => {
  using home = createTestHome();
  const folders = ["/with space", 'a|b"c', "back\\slash", "comma,comma", "~/.cache//"];
  const { files } = buildHome(base({ packageProvider: "host" }), vim({ enable: true, settings: { background: "light", undodir: folders, number: true, modeline: false, shiftwidth: 3, mousemodel: "extend" }, extraConfig: "let g:mine = 'set'" }));
  home.write(".vimrc", files[".vimrc"]!);
  home.write(".vim/pack/home-manager/start/greet/plugin/greet.vim", "let g:greeted = g:mine . ' before'\n");

  expect(await evaluate(home, "&background", "&number", "&modeline", "&shiftwidth", "&mousemodel", "&compatible", "g:greeted")).toEqual(["light", 1, 0, 3, "extend", 0, "set before"]);
  expect(await evaluate(home, "&undodir")).toEqual([`/with space,a|b"c,back\\slash,comma\\,comma,${home.directory}/.cache//`]);
});
