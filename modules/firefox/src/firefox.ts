import { defineModule, pkg, when } from "@hm/api";
import { home } from "@hm/home";
import { xdg } from "@hm/xdg";
import { browserConfig, browserOptions, type Browser } from "./browser.ts";
import { browserAssertions, browserWarnings, isOld } from "./checks.ts";
import { mozilla } from "./mozilla.ts";

const OLD_FOLDER = ".mozilla/firefox";

const browser: Browser = {
  path: "programs.firefox",
  name: "Firefox",
  package: "firefox",
  folder: "firefox",
  oldFolder: OLD_FOLDER,
  darwinDefaultsId: "org.mozilla.firefox.plist",
  configPath({ get, facts }) {
    if (facts.platform === "darwin") return "Library/Application Support/Firefox";
    return isOld(get(home).stateVersion, facts) ? OLD_FOLDER : `${get(xdg).configHome}/mozilla/firefox`;
  },
};

/** Firefox, the browser. */
export const firefox = defineModule({
  path: "programs.firefox",
  description: "Firefox, the browser.",
  options: browserOptions(browser),
  removed: {
    enableAdobeFlash: "Firefox has no plugins any more; remove the line.",
    enableGoogleTalk: "Firefox has no plugins any more; remove the line.",
    enableIcedTea: "Firefox has no plugins any more; remove the line.",
    extensions: "Extensions belong to profiles: put them into 'extensions.packages' of a profile.",
  },
  assertions: browserAssertions(browser),
  warnings: browserWarnings(browser),
  config: (self) => [
    ...browserConfig(browser, self),
    mozilla({ firefoxNativeMessagingHosts: () => self.options.nativeMessagingHosts, pkcs11Modules: () => self.options.pkcs11Modules }),
    when(() => self.options.enableGnomeExtensions, mozilla({ firefoxNativeMessagingHosts: [pkg("gnome-browser-connector")] })),
  ],
});
