import { pkg, types, when, z, type Definition } from "@hm/api";
import { home } from "@hm/home";
import type { Feature, Values } from "./feature.ts";

/** Databases of MIME types. */
export const mimeOptions = {
  enable: types
    .derived(z.boolean(), "whether the platform is Linux", ({ facts }) => facts.platform === "linux")
    .describe("Whether to install the common MIME types, where packages come from Nix. Distributions have them, and keep their own databases."),
  sharedMimeInfoPackage: types.package().default(pkg("shared-mime-info")).describe("Package with the common MIME types."),
  desktopFileUtilsPackage: types.package().default(pkg("desktop-file-utils")).describe("Package with `update-desktop-database`. hm does not run it: what the desktop entries of the home open stands in `mimeapps.list`."),
} as const;

/** Installs the common MIME types. A distribution with a desktop has them. */
export function mime({ options, get }: Feature<{ readonly mime: Values<typeof mimeOptions> }>): Definition[] {
  return when(() => options.mime.enable && get(home).packageProvider === "nix", home({ packages: () => [options.mime.sharedMimeInfoPackage] }));
}
