import { pkg, types, when, z, type Assertion, type Definition, type Warning } from "@hm/api";
import { ini } from "@hm/formats";
import { home } from "@hm/home";
import { systemdUser } from "@hm/systemd";
import type { Feature, FileInput, Values } from "./feature.ts";

/** Portals, by which programs ask the desktop for files, screenshots and the like. */
export const portalOptions = {
  enable: z.boolean().default(false).describe("Whether to set up xdg-desktop-portal."),
  extraPortals: z.array(types.package()).default([]).describe("Packages with implementations of portals, such as `xdg-desktop-portal-gtk`. At least one is needed."),
  xdgOpenUsePortal: z.boolean().default(false).describe("Whether `xdg-open` of nixpkgs opens files by the portal."),
  config: z
    .record(z.string(), z.record(z.string(), types.listOrSingle(z.string())))
    .default({})
    .describe("Implementations to prefer, by desktop and interface, as in portals.conf(5); the desktop `common` stands for all."),
  configPackages: z.array(types.package()).default([]).describe("Packages that say which implementations to prefer. `config` wins."),
} as const;

type Portal = { readonly portal: Values<typeof portalOptions> };

/** A portal without an implementation answers nothing. */
export const portalAssertion: Assertion<Portal> = {
  assert: ({ options: { portal } }) => !portal.enable || portal.extraPortals.length > 0,
  message: "xdg.portal is enabled without an implementation of the portals.",
  option: "portal.enable",
  hint: "Set xdg.portal.extraPortals, for example to [\"xdg-desktop-portal-gtk\"].",
};

/** Since version 1.17 the portal has to be told which implementation to take. */
export const portalWarning: Warning<Portal> = {
  when: ({ options: { portal } }) => portal.enable && portal.configPackages.length === 0 && Object.keys(portal.config).length === 0,
  message: "xdg-desktop-portal 1.17 and later have to be told which implementations to take. Set 'xdg.portal.config' or 'xdg.portal.configPackages'; `config: { common: { default: \"*\" } }` takes the first by name.",
  option: "portal.enable",
};

/** Installs the portals and says which to prefer. */
export function portal({ options, get, set }: Feature<Portal>): Definition[] {
  const folder = { NIX_XDG_DESKTOP_PORTAL_DIR: () => `${get(home).profileDirectory}/share/xdg-desktop-portal/portals` };
  return when(
    () => options.portal.enable,
    home({ packages: () => [pkg("xdg-desktop-portal"), ...options.portal.extraPortals, ...options.portal.configPackages], sessionVariables: folder }),
    systemdUser({ sessionVariables: folder }),
    when(() => options.portal.xdgOpenUsePortal, home({ sessionVariables: { NIXOS_XDG_OPEN_USE_PORTAL: "1" } })),
    set({ configFile: () => preferences(options.portal.config) }),
  );
}

function preferences(config: Portal["portal"]["config"]): Record<string, FileInput> {
  const filled = Object.entries(config).filter(([, preferred]) => Object.keys(preferred).length > 0);
  return Object.fromEntries(
    filled.map(([desktop, preferred]) => [`xdg-desktop-portal/${desktop === "common" ? "" : `${desktop}-`}portals.conf`, { text: ini({ preferred }, { lists: { join: ";" } }) }]),
  );
}
