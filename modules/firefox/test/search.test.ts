import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTokens, pkg, type Content } from "@hm/api";
import { firefox } from "@hm/firefox";
import { buildHome } from "@hm/testing";
import { expect, test } from "vitest";
import { unpack } from "./mozlz4.ts";

type Search = NonNullable<NonNullable<Parameters<typeof firefox>[0] & { profiles?: Record<string, { search?: unknown }> }>["profiles"]>[string]["search"];

function build(search: Search) {
  const { home, warnings } = buildHome(firefox({ enable: true, profiles: { jane: { search: search as never } } }));
  const script = home.steps.find((it) => it.name === "firefoxSearch")?.run as string | undefined;
  const { content } = (script === undefined ? { content: { text: "null" } } : findTokens(script)[0]!.data) as { readonly content: Content };
  return { home, script, warnings: warnings.map((it) => it.message), json: JSON.parse((content as { readonly text: string }).text) };
}

test("writes engines in their order, and who chose the default", () => {
  const { json, home } = build({
    force: true,
    default: "google",
    privateDefault: "ddg",
    order: ["wiki", "nix-packages"],
    engines: {
      "nix-packages": { name: "Nix Packages", urls: [{ template: "https://search.nixos.org/packages", params: [{ name: "query", value: "{searchTerms}" }] }], icon: "/usr/share/icons/nix.svg", definedAliases: ["@np"] },
      wiki: { urls: [{ template: "https://wiki.example.org/?q={searchTerms}" }], iconMapObj: { 16: "https://wiki.example.org/favicon.ico" }, searchForm: "https://wiki.example.org" },
      google: { metaData: { alias: "@g" } },
      bing: { metaData: { hidden: true } },
    },
  });

  expect(json).toEqual({
    engines: [
      { id: "wiki", _name: "wiki", _isAppProvided: false, _metaData: { order: 1 }, _loadPath: "[home-manager]/programs.firefox.profiles.jane.search.engines.wiki", _urls: [{ template: "https://wiki.example.org/?q={searchTerms}" }], _iconMapObj: { 16: "https://wiki.example.org/favicon.ico" }, __searchForm: "https://wiki.example.org" },
      { id: "nix-packages", _name: "Nix Packages", _isAppProvided: false, _metaData: { order: 2 }, _loadPath: "[home-manager]/programs.firefox.profiles.jane.search.engines.nix-packages", _urls: [{ template: "https://search.nixos.org/packages", params: [{ name: "query", value: "{searchTerms}" }] }], _iconMapObj: { 16: "file:///usr/share/icons/nix.svg" }, _definedAliases: ["@np"] },
      { id: "bing", _isAppProvided: true, _metaData: { hidden: true } },
      { id: "ddg", _isAppProvided: true, _metaData: {} },
      { id: "google", _isAppProvided: true, _metaData: { alias: "@g" } },
    ],
    metaData: {
      defaultEngineId: "google",
      defaultEngineIdHash: expect.stringMatching(/^[\w+/]{43}=$/),
      privateDefaultEngineId: "ddg",
      privateDefaultEngineIdHash: expect.stringMatching(/^[\w+/]{43}=$/),
      useSavedOrder: true,
    },
    version: 12,
  });
  expect(home.files.find((it) => it.target.endsWith("search.json.mozlz4"))).toMatchObject({ force: true });
});

test("understands names and icons as older releases had them", () => {
  const { json, warnings } = build({
    default: "Google",
    order: ["Nix Packages"],
    engines: {
      "Nix Packages": { urls: [], iconURL: "https://a.example/a.ico", iconUpdateURL: "https://a.example/b.ico" },
      "Wikipedia (de)": { metaData: { hidden: true } },
      x: { urls: [], iconMapObj: { '{"width":32,"height":32}': "https://a.example/c.ico" } },
    },
  });

  expect(json.engines).toMatchObject([
    { id: "Nix Packages", _name: "Nix Packages", _loadPath: '[home-manager]/programs.firefox.profiles.jane.search.engines."Nix Packages"', _iconMapObj: { 16: "https://a.example/a.ico" } },
    { id: "google" },
    { id: "wikipedia-de", _isAppProvided: true },
    { id: "x", _iconMapObj: { 32: "https://a.example/c.ico" } },
  ]);
  expect(warnings.join("\n")).toMatch(/'Google' is 'google'.*'Wikipedia \(de\)' is 'wikipedia-de'.*'iconURL'.*'iconUpdateURL'.*'32'/s);
});

test("takes icons of packages and of files beside the configuration", () => {
  const { json } = build({ engines: { a: { icon: `${pkg("icons")}/a.svg`, urls: [] }, b: { icon: "./fixtures/userChrome.css", urls: [] } } });

  expect(json.engines.map((it: any) => it._iconMapObj[16])).toEqual([expect.stringMatching(/^file:\/\/\/__hm_pkg__.*\/a\.svg$/), expect.stringMatching(/^file:\/\/\/__hm_store__/)]);
});

test.for([2, 14, 15, 269, 270, 271, 70_000])("compresses a text of %i bytes", (size) => {
  const directory = mkdtempSync(join(tmpdir(), "hm-mozlz4-"));
  try {
    const { script } = build({ default: "ddg" });
    const text = "ä".repeat(size / 2).padEnd(size - Math.floor(size / 2), "x");
    writeFileSync(join(directory, "in file"), text);
    const compress = script!.replace(/^run .*$/m, 'hmMozLz4 "$1" "$2"');
    execFileSync("bash", ["-euc", compress, "bash", join(directory, "in file"), join(directory, "sub/out")]);

    expect(unpack(readFileSync(join(directory, "sub/out")))).toBe(text);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test("leaves search to the browser unless told", () => {
  expect(build({ force: true })).toMatchObject({ script: undefined, json: null });
});
