import { defineModule, isPackage, pkg, types, when, z, type Package } from "@hm/api";
import { home } from "@hm/home";
import { systemdUser } from "@hm/systemd";

const SITE_LISP = "share/emacs/site-lisp";

/** Emacs, the editor that is made of Lisp. */
export const emacs = defineModule({
  path: "programs.emacs",
  description: "The text editor Emacs.",
  options: {
    enable: types.enable("Emacs"),
    package: types.package().default(pkg("emacs")).describe("The Emacs package."),
    extraConfig: types
      .lines()
      .default("")
      .describe("Emacs Lisp that runs after your own init file, as `default.el` on the load path. `emacs -Q` and `inhibit-default-init` leave it out."),
    extraPackages: z
      .array(types.package())
      .default([])
      .describe("Packages of Emacs Lisp to install: names such as `magit`, which stand for those of `emacsPackages`. Emacs activates those in the profile when it starts, and those of the host by itself."),
    finalPackage: types
      .readOnly(types.derived(types.package(), "programs.emacs.package", ({ siblings }) => packageOf(siblings.package)))
      .describe("The Emacs that is installed: `package` itself, which finds packages and `extraConfig` by `EMACSLOADPATH`."),
  },
  removed: {
    overrides: "Overlays take Nix: name other packages in programs.emacs.extraPackages instead.",
  },
  config: ({ options, get }) => {
    // The empty part at the end stands for the load path that Emacs has without the variable.
    const path = { EMACSLOADPATH: () => `${get(home).profileDirectory}/${SITE_LISP}:` };
    return [
      home({ packages: () => [options.finalPackage, ...options.extraPackages.map(lispPackage)] }),
      when(() => options.extraConfig !== "", home({ profileFile: { [`${SITE_LISP}/default.el`]: () => `${options.extraConfig}\n` } })),
      when(() => options.extraConfig !== "" || options.extraPackages.length > 0, home({ sessionVariables: path }), systemdUser({ sessionVariables: path })),
    ];
  },
});

/** A package, written as such or by its name. */
export function packageOf(it: Package | string): Package {
  return isPackage(it) ? it : pkg(it);
}

function lispPackage(it: Package | string): Package {
  return isPackage(it) || it.includes(".") ? packageOf(it) : pkg(`emacsPackages.${it}`);
}
