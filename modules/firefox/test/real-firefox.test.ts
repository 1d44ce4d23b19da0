import { firefox } from "@hm/firefox";
import { requireProgram } from "@hm/testing";
import { describe, expect, test } from "vitest";
import { isRoot, startFirefox } from "./firefox-home.ts";
import { freePort } from "./marionette.ts";

const program = requireProgram("firefox-esr");

const profile = (port: number) => ({
  settings: {
    "general.smoothScroll": false,
    "marionette.port": port,
    "toolkit.legacyUserProfileCustomizations.stylesheets": true,
    "browser.newtabpage.pinned": [{ title: "Ärger \"x\" \\ '", url: "https://example.org" }],
  },
  userChrome: "./fixtures/userChrome.css",
  containers: { shopping: { id: 6, color: "yellow", icon: "cart" } },
  search: {
    default: "wiki",
    order: ["wiki", "ddg"],
    engines: { wiki: { name: "Wiki 維基", urls: [{ template: "https://wiki.example.org/?q={searchTerms}" }], definedAliases: ["@w"] }, bing: { metaData: { hidden: true } } },
  },
  bookmarks: { force: true, settings: [{ name: "Fish & Chips", url: "https://fish.example.org/", keyword: "fish" }] },
  handlers: { schemes: { mailto: { action: 2, handlers: [{ name: "Mail", uriTemplate: "https://mail.example.org/?to=%s" }] } } },
} as const);

describe.skipIf(!program)("the real Firefox", () => {
  test("takes what the profile says", async () => {
    const port = await freePort();
    await using browser = await startFirefox(program!, port, firefox({ enable: true, policies: { DisableTelemetry: true }, profiles: { jane: profile(port), other: { id: 1 } } }));

    expect(await browser.evaluate("return PathUtils.profileDir")).toBe(`${browser.profileDirectory}/.config/mozilla/firefox/jane`);
    expect(await browser.evaluate('return Services.prefs.getBoolPref("general.smoothScroll")')).toBe(false);
    expect(JSON.parse(await browser.evaluate('return Services.prefs.getStringPref("browser.newtabpage.pinned")'))).toEqual(profile(port).settings["browser.newtabpage.pinned"]);
    expect(await browser.evaluate('return getComputedStyle(document.getElementById("nav-bar")).backgroundColor')).toBe("rgb(1, 200, 3)");
    expect(await browser.evaluate(CONTAINERS)).toEqual([["shopping", 6, "yellow", "cart"]]);
    expect(await browser.evaluate(SEARCH)).toEqual({ default: "Wiki 維基", first: "Wiki 維基", alias: "Wiki 維基" });
    expect(await browser.evaluate(BOOKMARK)).toEqual("Fish & Chips");
    expect(await browser.evaluate(HANDLER)).toEqual(["https://mail.example.org/?to=%s", false]);
    if (isRoot) expect(await browser.evaluate("return Services.policies.getActivePolicies()")).toEqual({ DisableTelemetry: true });
  });

  test("finds the profiles of homes older than 26.05 too", async () => {
    const port = await freePort();
    await using browser = await startFirefox(program!, port, firefox({ enable: true, configPath: ".mozilla/firefox", profiles: { old: { settings: { "general.smoothScroll": false, "marionette.port": port } } } }));

    expect(await browser.evaluate("return PathUtils.profileDir")).toBe(`${browser.profileDirectory}/.mozilla/firefox/old`);
    expect(await browser.evaluate('return Services.prefs.getBoolPref("general.smoothScroll")')).toBe(false);
  });
});

const CONTAINERS = `
  const { ContextualIdentityService } = ChromeUtils.importESModule("resource://gre/modules/ContextualIdentityService.sys.mjs");
  return ContextualIdentityService.getPublicIdentities().map((it) => [it.name, it.userContextId, it.color, it.icon]);`;

const SEARCH = `
  const service = Services.search ?? ChromeUtils.importESModule("moz-src:///toolkit/components/search/SearchService.sys.mjs").SearchService;
  await service.init();
  const [first] = await service.getVisibleEngines();
  const byAlias = await service.getEngineByAlias("@w");
  return { default: (await service.getDefault()).name, first: first.name, alias: byAlias?.name };`;

const BOOKMARK = `
  const { PlacesUtils } = ChromeUtils.importESModule("resource://gre/modules/PlacesUtils.sys.mjs");
  for (let tries = 0; tries < 100; tries++) {
    const [found] = await PlacesUtils.bookmarks.search({ url: "https://fish.example.org/" });
    if (found) return found.title;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }`;

const HANDLER = `
  const protocol = Cc["@mozilla.org/uriloader/external-protocol-service;1"].getService(Ci.nsIExternalProtocolService).getProtocolHandlerInfo("mailto");
  return [protocol.preferredApplicationHandler.QueryInterface(Ci.nsIWebHandlerApp).uriTemplate, protocol.alwaysAskBeforeHandling];`;
