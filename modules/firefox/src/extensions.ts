import { hinted, pkg, types, z, type Package, type Stored } from "@hm/api";

/** Where packages keep the extensions of Firefox and its kin. */
const EXTENSIONS = "share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}";

const extensionFile = {
  addonId: z.string().min(1).describe("Id of the extension, such as `uBlock0@raymondhill.net`."),
  package: types.package().optional().describe("Package that brings the extension."),
  source: hinted(types.path(), { path: "explicit" }).optional().describe("File of the extension, an `.xpi`, such as `./ublock.xpi` beside the configuration."),
};

const extensionPackage = z.union([
  types.package(),
  z.strictObject({
    ...extensionFile,
    permissions: z.array(z.string()).nullable().default(null).describe("What the extension asks for. `null` stands for unknown."),
  }),
]);

const extensionSettings = z.object({
  force: z.boolean().default(false).describe("Whether to replace the settings that the extension has."),
  permissions: z.array(z.string()).nullable().default(null).describe("What the extension may ask for. `null` allows anything."),
  settings: z.record(z.string(), z.any()).default({}).describe("What the extension finds in its local storage."),
});

/** Extensions of a profile; a list of packages is the form of older releases. */
export const extensionsOption = z
  .union([
    z.object({
      packages: z
        .array(extensionPackage)
        .default([])
        .describe("Extensions to install: `{ addonId, source }` with a file, `{ addonId, package }`, or a package alone, of which there can be one. The browser asks before it enables them, unless `extensions.autoDisableScopes` is 0 in `settings`."),
      force: z.boolean().default(false).describe("Whether `settings` replace those that the extensions have."),
      exactPermissions: z.boolean().default(false).describe("Whether `permissions` must be exactly what the extension asks for, and no more than that."),
      exhaustivePermissions: z.boolean().default(false).describe("Whether each extension in `packages` needs `permissions`."),
      settings: z.record(z.string(), extensionSettings).default({}).describe("Settings of extensions, by their id."),
    }),
    z.array(extensionPackage),
  ])
  .default({ packages: [], force: false, exactPermissions: false, exhaustivePermissions: false, settings: {} });

type Written = z.output<typeof extensionsOption>;
type Extensions = Exclude<Written, readonly unknown[]>;
type ExtensionPackage = Extensions["packages"][number];
type Described = Exclude<ExtensionPackage, string | Package>;

/** Reads the option in whichever form it is written. */
export function readExtensions(value: Written): Extensions & { readonly isLegacy: boolean } {
  if (!Array.isArray(value)) return { ...value, isLegacy: false };
  return { packages: value, force: false, exactPermissions: false, exhaustivePermissions: false, settings: {}, isLegacy: value.length > 0 };
}

/** Whether this says which extension it is. */
export function isDescribed(it: unknown): it is Described {
  return typeof it === "object" && it !== null && "addonId" in it;
}

/** Extensions with settings of their own, by their id. */
export function storages({ settings }: Extensions): [string, Extensions["settings"][string]][] {
  return Object.entries(settings).filter(([, it]) => Object.keys(it.settings).length > 0);
}

/** Path of the file of an extension. */
export function fileOf({ addonId, package: from, source }: Pick<Described, "addonId" | "package" | "source">): string | Stored {
  return source === undefined ? `${folderOf(from!)}/${addonId}.xpi` : (source as string | Stored);
}

/** Path of the folder in a package that extensions are in. */
export function folderOf(from: Package | string): string {
  return `${packagePath(from)}/${EXTENSIONS}`;
}

/** Path of a package, which may be given by its name. */
export function packagePath(from: Package | string): string {
  return typeof from === "string" ? `${pkg(from)}` : `${from}`;
}

/** Says what is wrong with the extensions of a profile. */
export function extensionProblems(value: Written): string[] {
  const extensions = readExtensions(value);
  const { packages, settings, force } = extensions;
  const unforced = storages(extensions).filter(([, it]) => !force && !it.force);
  const asked = Object.entries(settings).flatMap(([id, it]) => (it.permissions === null ? [] : [[id, it.permissions] as const]));
  const unasked = extensions.exhaustivePermissions ? packages.filter(isDescribed).filter((it) => !asked.some(([id]) => id === it.addonId)) : [];
  return [
    ...(unforced.length ? [`'extensions.settings' replaces all settings of ${unforced.map(([id]) => id).join(", ")}. Set 'extensions.force', or 'force' beside the settings, to say that this is meant.`] : []),
    ...(packages.filter((it) => !isDescribed(it)).length > 1 ? ["Only one package can be named alone in 'extensions.packages'. Write { addonId, package } for the others."] : []),
    ...packages.filter(isDescribed).filter((it) => (it.package === undefined) === (it.source === undefined)).map((it) => `The extension ${it.addonId} needs either 'package' or 'source'.`),
    ...(extensions.exhaustivePermissions && !packages.every(isDescribed) ? ["'extensions.exhaustivePermissions' needs { addonId, permissions, … } for each package."] : []),
    ...[...asked, ...unasked.map((it) => [it.addonId, []] as const)].flatMap(([id, allowed]) => permissionProblems(id, allowed, extensions)),
  ];
}

function permissionProblems(id: string, allowed: readonly string[], { packages, exactPermissions }: Extensions): string[] {
  const found = packages.filter(isDescribed).filter((it) => it.addonId === id);
  if (found.length !== 1) return [`Permissions are given to '${id}', but ${found.length} entries of 'extensions.packages' have that 'addonId'.`];
  const { permissions } = found[0]!;
  if (permissions === null) return [`What '${id}' asks for is not known. Name it in 'permissions' of its entry in 'extensions.packages'.`];
  const missing = permissions.filter((it) => !allowed.includes(it));
  const redundant = exactPermissions ? allowed.filter((it) => !permissions.includes(it)) : [];
  return [
    ...(missing.length ? [`'${id}' asks for permissions that it was not given: ${missing.join(", ")}.`] : []),
    ...(redundant.length ? [`'${id}' was given permissions that it does not ask for: ${redundant.join(", ")}.`] : []),
  ];
}
