import { hinted, types, z, type Package } from "@hm/api";
import { fileOf } from "./extensions.ts";

/** Extensions for every profile, which the policies install. */
export const globalExtensionsOption = z
  .array(
    z.union([
      types.package(),
      z.strictObject({
        addonId: z.string().min(1).optional().describe("Id of the extension, such as `uBlock0@raymondhill.net`. Policies need it."),
        package: types.package().optional().describe("Package that brings the extension."),
        source: hinted(types.path(), { path: "explicit" }).optional().describe("File of the extension, an `.xpi`."),
        settings: z.record(z.string(), z.any()).default({}).describe("What the policy says of the extension beside how it is installed, such as `private_browsing`."),
      }),
    ]),
  )
  .default([]);

type GlobalExtensions = z.output<typeof globalExtensionsOption>;
type Described = Exclude<GlobalExtensions[number], string | Package>;

/** What the policy `ExtensionSettings` says of the extensions. */
export function extensionPolicies(extensions: GlobalExtensions): Record<string, unknown> {
  return Object.fromEntries(
    extensions.filter(isUsable).map((it) => [it.addonId, { installation_mode: "force_installed", install_url: `file://${fileOf(it)}`, ...it.settings }]),
  );
}

/** Says which extensions the policies cannot install. */
export function globalExtensionProblems(extensions: GlobalExtensions): string[] {
  const unusable = extensions.filter((it) => !isUsable(it)).length;
  return unusable === 0 ? [] : [`${unusable} of 'globalExtensions' cannot be installed by a policy. Write { addonId, package } or { addonId, source }.`];
}

function isUsable(it: GlobalExtensions[number]): it is Described & { readonly addonId: string } {
  return typeof it === "object" && "addonId" in it && it.addonId !== undefined && (it.package === undefined) !== (it.source === undefined);
}
