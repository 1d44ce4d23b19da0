import { entry, pkg, types, when, z, type ConfigSelf, type Definition, type Setting } from "@hm/api";
import { json } from "@hm/formats";
import { home } from "@hm/home";
import { systemdUser } from "@hm/systemd";
import { extensionPolicies, globalExtensionsOption } from "./global-extensions.ts";
import { mozLz4Script, compressed, type Compressed } from "./mozlz4.ts";
import { languagePackPolicies, policyHint } from "./policies.ts";
import { profileFiles, type File } from "./profile-files.ts";
import { profilesIni, profilesOption, type Profile } from "./profiles.ts";
import { hasSearch, searchJson } from "./search.ts";

/** What tells a browser from its kin. */
export interface Browser {
  /** Path of its options, such as `programs.firefox`. */
  readonly path: string;
  readonly name: string;
  /** Its package, and the name of its folders in `/etc` and in packages. */
  readonly package: string;
  readonly folder: string;
  /** Where its profiles were for homes older than 26.05, if that was elsewhere. */
  readonly oldFolder?: string;
  readonly darwinDefaultsId: string | null;
  /** Folder of the profiles, relative to the home or absolute, unless users say where it is. */
  readonly configPath: (self: Pick<ConfigSelf<never, never>, "get" | "facts">) => string;
}

/** What `get` gives for options. */
type Values<S> = { readonly [K in keyof S]: S[K] extends z.ZodType ? z.output<S[K]> : Values<S[K]> };

/** The options of a browser with their final values. */
export type BrowserOptions = Values<ReturnType<typeof browserOptions>>;

/** What contributions are computed from. */
type BrowserSelf = Omit<ConfigSelf<never, BrowserOptions>, "set"> & { readonly set: (input: { readonly policies?: Setting<Readonly<Record<string, unknown>>> }) => Definition };

/** The options that every browser of the kin has. */
export function browserOptions({ name, package: packageName, darwinDefaultsId, configPath }: Browser) {
  return {
    enable: types.enable(name),
    package: types.nullablePackage(pkg(packageName), name),
    finalPackage: types.readOnly(types.derived(types.package().nullable(), "package", ({ siblings }) => siblings.package)).describe("The package that is installed."),
    release: types.internal(z.string().nullable().default(null)).describe("Version of the browser to take language packs of. `null` takes the newest."),
    configPath: z.string().nullable().default(null).describe("Folder of the profiles, relative to the home or absolute. `null` takes the one that the browser and the state version of the home call for."),
    profilesPath: types.readOnly(types.internal(types.derived(z.string(), "the folder of the profiles", ({ siblings, get, facts }) => profilesPath(siblings.configPath ?? configPath({ get, facts }), facts.platform)))).describe("Folder that the folders of the profiles are in."),
    darwinDefaultsId: z.string().nullable().default(darwinDefaultsId).describe("Name of the defaults of the browser on macOS. hm does not write them yet."),
    profileVersion: types.internal(types.derived(z.int().min(0).nullable(), "2, or null on macOS", ({ facts }) => (facts.platform === "darwin" ? null : 2))).describe("Version in `profiles.ini`. `null` names none."),
    profiles: profilesOption.describe(`Profiles of ${name}, by name.`),
    policies: z
      .record(z.string(), z.any())
      .default({})
      .describe(`Policies, which hold for every profile. ${name} reads them only where root puts them: a switch writes them into the profile of the generation, and says how root has them read there, which is needed once.`),
    languagePacks: z.array(z.string()).default([]).describe("Languages of the interface to install, such as `de` or `en-GB`. They are a part of the policies."),
    globalExtensions: globalExtensionsOption.describe("Extensions for every profile: `{ addonId, package }`, or `{ addonId, source }` with a file. They are a part of the policies."),
    nativeMessagingHosts: z.array(types.package()).default([]).describe("Packages with programs that extensions talk to. One is named alone; of several, name each manifest by its path. The browser finds those that the system has by itself."),
    pkcs11Modules: z.array(types.package()).default([]).describe("Packages with modules for smart cards and other keys. One is named alone; of several, name each manifest by its path."),
    enableGnomeExtensions: z.boolean().default(false).describe("Whether sites can manage extensions of GNOME Shell. Deprecated: put `gnome-browser-connector` into `nativeMessagingHosts`."),
  };
}

/** What a browser contributes to the home. */
export function browserConfig(browser: Browser, { options, get, facts, set }: BrowserSelf): Definition[] {
  const hasProfiles = () => Object.keys(options.profiles).length > 0;
  const hasPolicies = () => Object.keys(options.policies).length > 0;
  const searches = () => Object.fromEntries(Object.entries(options.profiles).flatMap(([key, it]) => searchOf(key, it, browser, facts.stateDirectory)));
  const policies = `lib/${browser.folder}/distribution/policies.json`;
  const configPath = () => options.configPath ?? browser.configPath({ get, facts });
  // Without it the browser makes a profile of its own at its first start, whatever profiles.ini says.
  const legacyProfiles = { MOZ_LEGACY_PROFILES: "1" };
  const extensionSettings = () => ({ ...languagePackPolicies(options.languagePacks, options.release), ...extensionPolicies(options.globalExtensions) });

  return [
    home({ packages: () => (options.finalPackage === null ? [] : [options.finalPackage]) }),
    set({ policies: () => (Object.keys(extensionSettings()).length === 0 ? undefined : { ExtensionSettings: extensionSettings() }) }),
    ...when(
      hasProfiles,
      home({
        file: () => ({
          [`${configPath()}/profiles.ini`]: { text: profilesIni(options.profiles, { isDarwin: facts.platform === "darwin", version: options.profileVersion }) },
          ...filesOf(options.profilesPath, options.profiles, searches()),
        }),
      }),
      when(() => facts.platform === "linux", home({ sessionVariables: legacyProfiles }), systemdUser({ sessionVariables: legacyProfiles })),
      when(
        () => Object.keys(searches()).length > 0,
        home({ activation: { [`${browser.folder}Search`]: () => entry({ value: mozLz4Script(Object.values(searches())), after: ["writeBoundary"], before: ["linkGeneration"] }) } }),
      ),
    ),
    ...when(
      () => hasPolicies() && facts.platform === "linux",
      home({
        profileFile: { [policies]: () => json({ policies: options.policies }) },
        activation: {
          [`${browser.folder}Policies`]: () =>
            entry({ value: policyHint({ browser: browser.name, file: `${get(home).profileDirectory}/${policies}`, system: `/etc/${browser.folder}/policies/policies.json` }), after: ["linkGeneration"] }),
        },
      }),
    ),
  ];
}

function profilesPath(configPath: string, platform: string): string {
  return platform === "darwin" ? `${configPath}/Profiles` : configPath;
}

function filesOf(folder: string, profiles: Readonly<Record<string, Profile>>, searches: Readonly<Record<string, Compressed>>): Record<string, File> {
  const files = Object.entries(profiles).flatMap(([key, it]) => Object.entries(profileFiles(it, searches[key]?.path)).map(([name, file]) => [`${folder}/${it.path}/${name}`, file] as const));
  return Object.fromEntries(files);
}

function searchOf(key: string, { search, path }: Profile, { path: module, name }: Browser, stateDirectory: string): [string, Compressed][] {
  if (!hasSearch(search)) return [];
  return [[key, compressed(stateDirectory, "search.json", searchJson(search, { browser: name, option: [...module.split("."), "profiles", key, "search"], profile: path }))]];
}
