import { firefox } from "@hm/firefox";
import { expect, test } from "vitest";
import { problemsOf } from "./texts.ts";

type Options = Parameters<typeof firefox>[0];

test.for<readonly [problem: string, options: Options]>([
  ["None of the profiles is the default.", { profiles: { a: { id: 1 } } }],
  ["Several profiles are the default: a, b.", { profiles: { a: { id: 1, isDefault: true }, b: {} } }],
  ["Profiles 'a' and 'b' have the same id 1.", { profiles: { a: { id: 1, isDefault: true }, b: { id: 1 } } }],
  ["'a' and 'b' share the path 'a', and each writes user.js.", { profiles: { a: { settings: { x: 1 } }, b: { id: 1, path: "a", settings: { y: 1 } } } }],
  ["Profile 'a': Containers 'x' and 'y' have the same id 9.", { profiles: { a: { containers: { x: { id: 9 }, y: { id: 9 } } } } }],
  ["has the id 0, which is not between 1 and 4294967293", { profiles: { a: { containers: { x: { id: 0 } } } } }],
  ["has the id 4294967294, which is not between 1 and 4294967293", { profiles: { a: { containers: { x: { id: 4294967294 } } } } }],
  ["'bookmarks.settings' take the place of all bookmarks", { profiles: { a: { bookmarks: { settings: [{ url: "https://a.example" }] } } } }],
  ["replaces all settings of unforced@example.com.", { profiles: { a: { extensions: { settings: { "forced@example.com": { force: true, settings: { x: 1 } }, "unforced@example.com": { settings: { x: 1 } } } } } } }],
  ["Permissions are given to 'unknown@example.com', but 0 entries", { profiles: { a: { extensions: { packages: ["ublock-origin"], settings: { "unknown@example.com": { permissions: [] } } } } } }],
  ["Only one package can be named alone", { profiles: { a: { extensions: { packages: ["a", "b"] } } } }],
  ["needs either 'package' or 'source'", { profiles: { a: { extensions: { packages: [{ addonId: "x@y" }] } } } }],
  ["What 'x@y' asks for is not known.", { profiles: { a: { extensions: { packages: [{ addonId: "x@y", package: "x" }], settings: { "x@y": { permissions: ["tabs"] } } } } } }],
  ["'x@y' asks for permissions that it was not given: storage.", { profiles: { a: { extensions: { packages: [{ addonId: "x@y", package: "x", permissions: ["tabs", "storage"] }], settings: { "x@y": { permissions: ["tabs"] } } } } } }],
  ["'x@y' was given permissions that it does not ask for: tabs.", { profiles: { a: { extensions: { exactPermissions: true, packages: [{ addonId: "x@y", package: "x", permissions: [] }], settings: { "x@y": { permissions: ["tabs"] } } } } } }],
  ["'x@y' asks for permissions that it was not given: tabs.", { profiles: { a: { extensions: { exhaustivePermissions: true, packages: [{ addonId: "x@y", package: "x", permissions: ["tabs"] }] } } } }],
  ["'extensions.exhaustivePermissions' needs", { profiles: { a: { extensions: { exhaustivePermissions: true, packages: ["x"] } } } }],
  ["'mailto' runs a handler, but has none.", { profiles: { a: { handlers: { schemes: { mailto: { action: 2 } } } } } }],
  ["'mailto' has handlers, but only action 2 runs one.", { profiles: { a: { handlers: { schemes: { mailto: { handlers: [{ path: "/bin/mail" }] } } } } } }],
  ["'a/b' has an empty handler alone", { profiles: { a: { handlers: { mimeTypes: { "a/b": { action: 2, handlers: [{}] } } } } } }],
  ["'a/b' has an empty handler after the first one.", { profiles: { a: { handlers: { mimeTypes: { "a/b": { action: 2, handlers: [{ path: "/bin/a" }, {}] } } } } } }],
  ["both 'path' and 'uriTemplate'", { profiles: { a: { handlers: { mimeTypes: { "a/b": { action: 2, handlers: [{ path: "/bin/a", uriTemplate: "https://a" }] } } } } } }],
  ["a name, but without 'path' or 'uriTemplate'", { profiles: { a: { handlers: { mimeTypes: { "a/b": { action: 2, handlers: [{ name: "A" }] } } } } } }],
  ["'hasPreferredIcon' of the engine 'x' is gone.", { profiles: { a: { search: { engines: { x: { hasPreferredIcon: true } } } } } }],
  ["'programs.firefox.languagePacks' needs a browser that hm installs", { package: null, languagePacks: ["de"] }],
  ["'programs.firefox.globalExtensions' needs a browser that hm installs", { package: null, globalExtensions: [{ addonId: "x@y", package: "x" }] }],
  ["1 of 'globalExtensions' cannot be installed by a policy.", { globalExtensions: ["ublock-origin"] }],
  ["Manifests of several packages", { nativeMessagingHosts: ["a", "b"] }],
])("refuses: %s", ([problem, options]) => {
  expect(problemsOf(firefox({ enable: true }), firefox(options))).toContain(problem);
});

test.for<Options>([
  {},
  { profiles: { a: {}, b: { id: 1, path: "a", settings: { y: 1 } } } },
  { profiles: { a: { extensions: { packages: [{ addonId: "x@y", package: "x", permissions: ["tabs"] }], exhaustivePermissions: true, exactPermissions: true, settings: { "x@y": { permissions: ["tabs"] } } } } } },
  { profiles: { a: { extensions: { force: true, settings: { "x@y": { settings: { z: 1 } } } } } } },
  { package: null, profiles: { a: {} } },
])("takes %j", (options) => {
  expect(problemsOf(firefox({ enable: true }), firefox(options))).toBe("");
});

test.for(["enableAdobeFlash", "enableGoogleTalk", "enableIcedTea", "extensions"])("says what became of %s", (option) => {
  expect(problemsOf(firefox({ enable: true }), firefox({ [option]: true } as never))).toContain(option);
});
