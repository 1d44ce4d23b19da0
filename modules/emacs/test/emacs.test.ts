import { pkg } from "@hm/api";
import { emacs } from "@hm/emacs";
import { buildHome } from "@hm/testing";
import { expect, test } from "vitest";

const SITE_LISP = "/home/jdoe/.local/state/hm/profiles/home/home-path/share/emacs/site-lisp";
const script = (options: object) => buildHome(emacs({ enable: true, ...options })).profile["etc/profile.d/hm-session-vars.sh"]!;

test("has lines run at the end of the start", () => {
  const { profile, files } = buildHome(emacs({ enable: true, extraConfig: "(setq standard-indent 2)" }), emacs({ extraConfig: "(menu-bar-mode -1)" }));

  expect(profile["share/emacs/site-lisp/default.el"]).toBe("(setq standard-indent 2)\n(menu-bar-mode -1)\n");
  expect(profile["etc/profile.d/hm-session-vars.sh"]).toContain(`export EMACSLOADPATH="${SITE_LISP}:"\n`);
  expect(files[".config/environment.d/10-home-manager.conf"]).toContain(`EMACSLOADPATH=${SITE_LISP}:\n`);
});

test("installs packages of Emacs Lisp", () => {
  const extraPackages = ["magit", "emacsPackages.nix-mode", pkg("mu")];

  expect(buildHome(emacs({ enable: true, extraPackages })).packages).toEqual(["emacs", "emacsPackages.magit", "emacsPackages.nix-mode", "mu"]);
  expect(script({ extraPackages })).toContain("EMACSLOADPATH");
});

test("leaves Emacs alone where there is nothing to add", () => {
  const { packages, profile, get } = buildHome(emacs({ enable: true, package: "emacs-nox" }));

  expect(packages).toEqual(["emacs-nox"]);
  expect(`${get(emacs).finalPackage}`).toBe(`${pkg("emacs-nox")}`);
  expect(profile).not.toHaveProperty(["share/emacs/site-lisp/default.el"]);
  expect(script({})).not.toContain("EMACSLOADPATH");
});

test.for([[{ overrides: "self: super: {}" }], [{ finalPackage: pkg("emacs") }], [{ extraPackages: [1] }]])("refuses %j", ([options]) => {
  expect(() => buildHome(emacs({ enable: true, ...(options as object) }))).toThrow(expect.objectContaining({ code: expect.stringMatching(/^HM_/) }));
});
