import { defineModule, types, when, z, type Definition } from "@hm/api";
import { home } from "@hm/home";
import { packagePath } from "./extensions.ts";

const MANIFESTS = "lib/mozilla/native-messaging-hosts";

const hosts = (browser: string) =>
  types
    .internal(z.array(types.package()).default([]))
    .describe(`Packages with programs that extensions of ${browser} talk to, or the paths of single manifests, absolute or beginning with a package.`);

/** What programs of Mozilla have in common in a home: the programs outside of the browser that extensions talk to. */
export const mozilla = defineModule({
  path: "mozilla",
  description: "Programs that extensions of Mozilla's browsers talk to.",
  always: true,
  options: {
    firefoxNativeMessagingHosts: hosts("Firefox"),
    librewolfNativeMessagingHosts: hosts("LibreWolf"),
    thunderbirdNativeMessagingHosts: hosts("Thunderbird"),
    pkcs11Modules: types.internal(z.array(types.package()).default([])).describe("Packages with PKCS #11 modules, or the paths of single manifests."),
  },
  assertions: [
    single("firefoxNativeMessagingHosts", ({ firefoxNativeMessagingHosts, thunderbirdNativeMessagingHosts }: Lists) => [...firefoxNativeMessagingHosts, ...thunderbirdNativeMessagingHosts]),
    single("librewolfNativeMessagingHosts", (it: Lists) => it.librewolfNativeMessagingHosts),
    single("pkcs11Modules", (it: Lists) => it.pkcs11Modules),
  ],
  config: ({ options, facts }) => {
    const isDarwin = facts.platform === "darwin";
    return [
      linked(() => (isDarwin ? "Library/Application Support/Mozilla/NativeMessagingHosts" : ".mozilla/native-messaging-hosts"), () => [
        ...options.firefoxNativeMessagingHosts,
        ...(isDarwin ? [] : options.thunderbirdNativeMessagingHosts),
      ]),
      linked(() => "Library/Mozilla/NativeMessagingHosts", () => (isDarwin ? options.thunderbirdNativeMessagingHosts : [])),
      linked(() => (isDarwin ? "Library/Application Support/LibreWolf/NativeMessagingHosts" : ".librewolf/native-messaging-hosts"), () => options.librewolfNativeMessagingHosts),
      linked(() => ".mozilla/pkcs11-modules", () => options.pkcs11Modules, "lib/mozilla/pkcs11-modules"),
    ];
  },
});

type Hosts = readonly Parameters<typeof packagePath>[0][];
type Lists = Readonly<Record<"firefoxNativeMessagingHosts" | "librewolfNativeMessagingHosts" | "thunderbirdNativeMessagingHosts" | "pkcs11Modules", Hosts>>;

/** Files of several packages cannot be linked into one folder without knowing their names. */
function single(option: string, find: (options: Lists) => Hosts) {
  return {
    assert: ({ options }: { readonly options: Lists }) => new Set(find(options).filter((it) => !isManifest(it)).map(packagePath)).size <= 1,
    message: "Manifests of several packages cannot be put into one folder without their names.",
    option,
    hint: `Name the files: \`\${pkg("browserpass")}/${MANIFESTS}/com.github.browserpass.native.json\`.`,
  };
}

function linked(folder: () => string, hosts: () => Hosts, below = MANIFESTS): Definition[] {
  return when(() => hosts().length > 0, home({ file: () => Object.fromEntries([...new Map(hosts().map((it) => [`${it}`, it])).values()].map((it) => fileFor(it, folder(), below))) }));
}

function fileFor(host: Hosts[number], folder: string, below: string) {
  if (isManifest(host)) return [`${folder}/${host.slice(host.lastIndexOf("/") + 1)}`, { source: host }] as const;
  return [folder, { source: `${packagePath(host)}/${below}`, recursive: true }] as const;
}

function isManifest(host: Hosts[number]): host is string {
  return typeof host === "string" && host.includes("/");
}
