import { defineModule, pkg, when } from "@hm/api";
import { browserConfig, browserOptions, type Browser } from "./browser.ts";
import { browserAssertions, browserWarnings } from "./checks.ts";
import { mozilla } from "./mozilla.ts";

const browser: Browser = {
  path: "programs.floorp",
  name: "Floorp",
  package: "floorp-bin",
  folder: "floorp",
  darwinDefaultsId: null,
  configPath: ({ facts }) => (facts.platform === "darwin" ? "Library/Application Support/Floorp" : ".floorp"),
};

/** Floorp, a browser made of Firefox. */
export const floorp = defineModule({
  path: "programs.floorp",
  description: "Floorp, a browser made of Firefox.",
  options: browserOptions(browser),
  assertions: browserAssertions(browser),
  warnings: browserWarnings(browser),
  config: (self) => [
    ...browserConfig(browser, self),
    mozilla({ firefoxNativeMessagingHosts: () => self.options.nativeMessagingHosts, pkcs11Modules: () => self.options.pkcs11Modules }),
    when(() => self.options.enableGnomeExtensions, mozilla({ firefoxNativeMessagingHosts: [pkg("gnome-browser-connector")] })),
  ],
});
