import { outOfStore, type Definition } from "@hm/api";
import { firefox } from "@hm/firefox";
import { home } from "@hm/home";
import { buildHome, differenceFromGolden } from "@hm/testing";
import { xdg } from "@hm/xdg";
import { describe, expect, test } from "vitest";
import { storedText } from "./texts.ts";

const PROFILES = ".config/mozilla/firefox";
const golden = (name: string) => new URL(`golden/${name}`, import.meta.url);

const everything = firefox({
  enable: true,
  profiles: {
    work: {
      id: 10,
      name: "At work",
      path: "jobs/acme",
      storeId: "0123abcd",
      preConfig: "// First",
      extraConfig: "// Last",
      settings: {
        "general.smoothScroll": false,
        "browser.newtabpage.pinned": [{ title: "Nix \"OS\"", url: "https://nixos.org" }],
        "browser.startup.page": 3,
        "layout.css.devPixelsPerPx": 1.25,
        "browser.startup.homepage": "https://example.org/ä",
      },
      bookmarks: {
        force: true,
        settings: [
          { toolbar: true, bookmarks: [{ name: "Wiki <&>", url: "https://wiki.example.org/?a=1&b='2'" }] },
          "separator",
          { name: "Search", keyword: "s", tags: ["a", "b"], url: "https://example.org/%s" },
          { name: "Folder", bookmarks: [{ name: "Inner", bookmarks: [{ url: "https://example.org/" }] }, "separator"] },
        ],
      },
      containers: { shopping: { id: 7, color: "yellow", icon: "cart" }, bank: { id: 3, name: "Bank" } },
      handlers: {
        mimeTypes: { "application/pdf": { action: 3, extensions: ["pdf"] } },
        schemes: { mailto: { action: 2, handlers: [{}, { name: "Mail", uriTemplate: "https://mail.example.org/?to=%s" }] } },
      },
    },
    jane: {},
    third: { id: 2 },
  },
});

test("writes the files of a profile", () => {
  const built = buildHome(everything);
  const bookmarks = storedText(built, `${PROFILES}/jobs/acme/user.js`);

  for (const name of ["user.js", "containers.json", "handlers.json"]) expect(differenceFromGolden(golden(name), built.files[`${PROFILES}/jobs/acme/${name}`]!)).toBeUndefined();
  expect(differenceFromGolden(golden("bookmarks.html"), bookmarks)).toBeUndefined();
  expect(differenceFromGolden(golden("profiles.ini"), built.files[`${PROFILES}/profiles.ini`]!)).toBeUndefined();
  expect(built.files).toHaveProperty([`${PROFILES}/jane/.keep`], "");
  expect(built.warnings).toEqual([]);
});

test("installs the browser, and sees to it that it takes the profiles", () => {
  expect(buildHome(everything)).toMatchObject({ packages: expect.arrayContaining(["firefox"]), home: { sessionVariables: { MOZ_LEGACY_PROFILES: "1" } } });
  expect(buildHome(everything, firefox({ package: null })).packages).not.toContain("firefox");
  expect(buildHome(firefox({ enable: true })).home.sessionVariables).not.toHaveProperty("MOZ_LEGACY_PROFILES");
  expect(buildHome(firefox({ enable: true, package: "firefox-devedition" })).get(firefox).finalPackage).toBe("firefox-devedition");
});

describe("keeps the profiles", () => {
  const userJs = (...parts: readonly Definition[]) => Object.keys(buildHome(firefox({ enable: true, profiles: { a: { settings: { b: 1 } } } }), ...parts).files).filter((it) => it.endsWith("/a/user.js"));

  test("in the configuration folder", () => {
    expect(userJs()).toEqual([".config/mozilla/firefox/a/user.js"]);
    expect(userJs(xdg({ configHome: "/home/jdoe/etc" }))).toEqual(["etc/mozilla/firefox/a/user.js"]);
  });

  test("where they were in homes older than 26.05, with a word on it", () => {
    expect(userJs(home({ stateVersion: "25.11" }))).toEqual([".mozilla/firefox/a/user.js"]);
    expect(buildHome(firefox({ enable: true }), home({ stateVersion: "25.11" })).warnings).toHaveLength(1);
    expect(buildHome(firefox({ enable: true, configPath: ".mozilla/firefox" }), home({ stateVersion: "25.11" })).warnings).toEqual([]);
  });

  test("where they are told", () => {
    expect(userJs(firefox({ configPath: ".foxes" }))).toEqual([".foxes/a/user.js"]);
    expect(userJs(firefox({ configPath: "/home/jdoe/.foxes" }))).toEqual([".foxes/a/user.js"]);
  });
});

describe("styles", () => {
  const chrome = (userChrome: string | ReturnType<typeof outOfStore>) => buildHome(firefox({ enable: true, profiles: { a: { userChrome } } })).files[`${PROFILES}/a/chrome/userChrome.css`];

  test("are text, or come from a file", () => {
    expect(chrome("#nav-bar { color: red }\n")).toBe("#nav-bar { color: red }\n");
    expect(chrome("./fixtures/userChrome.css")).toBe("→ /store/userChrome.css");
    expect(chrome(outOfStore("/etc/chrome.css"))).toBe("→ /etc/chrome.css");
    expect(chrome("")).toBeUndefined();
  });

  test("of several definitions are joined by lines", () => {
    const { files } = buildHome(firefox({ enable: true, profiles: { a: { userContent: "a {}" } } }), firefox({ profiles: { a: { userContent: "b {}" } } }));

    expect(files[`${PROFILES}/a/chrome/userContent.css`]).toBe("a {}\nb {}");
  });
});

test("takes bookmarks of a file", () => {
  const { files } = buildHome(firefox({ enable: true, profiles: { a: { bookmarks: { configFile: "./golden/bookmarks.html" } }, b: { id: 1, settings: { "browser.bookmarks.file": "./golden/bookmarks.html" } } } }));

  expect(files[`${PROFILES}/a/user.js`]).toContain('user_pref("browser.bookmarks.file", "/store/bookmarks.html");\nuser_pref("browser.places.importBookmarksHTML", true);\n');
  expect(files[`${PROFILES}/b/user.js`]).toContain('user_pref("browser.bookmarks.file", "/store/bookmarks.html");\n');
});

test.for([
  [[{ name: "A", url: "https://a.example" }, "separator"]],
  [{ A: { url: "https://a.example" } }],
] as const)("understands bookmarks as older releases had them: %j", ([bookmarks]) => {
  const built = buildHome(firefox({ enable: true, profiles: { a: { bookmarks: bookmarks as never } } }));

  expect(storedText(built, `${PROFILES}/a/user.js`)).toContain('  <DT><A HREF="https://a.example" ADD_DATE="1" LAST_MODIFIED="1">A</A>\n');
  expect(built.warnings.map((it) => it.message)).toEqual(["Profile 'a': Bookmarks are now 'bookmarks.settings', with 'bookmarks.force' set to true."]);
});

test("links manifests of programs that extensions talk to", () => {
  const files = (...hosts: string[]) => Object.entries(buildHome(firefox({ enable: true, nativeMessagingHosts: hosts })).files).filter(([it]) => it.startsWith(".mozilla/"));

  expect(files()).toEqual([]);
  expect(files("browserpass")).toEqual([[".mozilla/native-messaging-hosts", "→ @browserpass@/lib/mozilla/native-messaging-hosts"]]);
  expect(buildHome(firefox({ enable: true, enableGnomeExtensions: true })).warnings).toHaveLength(1);
});
