import { firefox } from "@hm/firefox";
import { buildHome } from "@hm/testing";
import { expect, test } from "vitest";

const POLICIES = "lib/firefox/distribution/policies.json";

test("gathers policies, language packs and extensions for every profile", () => {
  const { profile, home } = buildHome(
    firefox({
      enable: true,
      policies: { BlockAboutConfig: true, ExtensionSettings: { "*": { installation_mode: "blocked" } } },
      languagePacks: ["de"],
      globalExtensions: [{ addonId: "a@b", package: "ublock", settings: { private_browsing: true } }, { addonId: "c@d", source: "./fixtures/userChrome.css" }],
    }),
  );

  expect(JSON.parse(profile[POLICIES]!)).toEqual({
    policies: {
      BlockAboutConfig: true,
      ExtensionSettings: {
        "*": { installation_mode: "blocked" },
        "langpack-de@firefox.mozilla.org": { installation_mode: "normal_installed", install_url: "https://addons.mozilla.org/firefox/downloads/latest/langpack-de@firefox.mozilla.org/latest.xpi" },
        "a@b": { installation_mode: "force_installed", private_browsing: true, install_url: "file://@ublock@/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}/a@b.xpi" },
        "c@d": { installation_mode: "force_installed", install_url: "file:///store/userChrome.css" },
      },
    },
  });
  expect(home.steps.find((it) => it.name === "firefoxPolicies")?.run).toContain(`/etc/firefox/policies/policies.json`);
});

test("takes language packs of one release", () => {
  const { profile } = buildHome(firefox({ enable: true, languagePacks: ["en-GB"], release: "153.0" }));

  expect(profile[POLICIES]).toContain("https://releases.mozilla.org/pub/firefox/releases/153.0/linux-x86_64/xpi/en-GB.xpi");
});

test("says nothing of policies where there are none", () => {
  const { profile, home } = buildHome(firefox({ enable: true, profiles: { a: {} } }));

  expect(profile).not.toHaveProperty([POLICIES]);
  expect(home.steps.map((it) => it.name)).not.toContain("firefoxPolicies");
});
