import { pkg, replaceTokens, type Definition } from "@hm/api";
import { emacs, emacsService } from "@hm/emacs";
import { buildHome, differenceFromGolden, unitTexts } from "@hm/testing";
import { expect, test } from "vitest";

const golden = (name: string) => new URL(`golden/${name}`, import.meta.url);
const build = (options: Parameters<typeof emacsService>[0] = {}) => buildHome(emacsService({ enable: true }), emacsService(options));

test("runs as long as the user is logged in", () => {
  const built = build({ extraOptions: ["-f", "exwm-enable", "--eval", '(setq a "b\\n$c %h")'] });

  expect(differenceFromGolden(golden("emacs.service"), unitTexts(built)["emacs.service"]!)).toBeUndefined();
  expect(Object.keys(built.files)).toContain(".config/systemd/user/default.target.wants/emacs.service");
  expect(Object.keys(built.files)).not.toContain(".config/systemd/user/emacs.socket");
});

test("runs with the graphical session", () => {
  const built = build({ startWithUserSession: "graphical" });

  expect(differenceFromGolden(golden("graphical.service"), unitTexts(built)["emacs.service"]!)).toBeUndefined();
});

test("starts with the first client", () => {
  const built = build({ socketActivation: { enable: true } });

  expect(differenceFromGolden(golden("activated.service"), unitTexts(built)["emacs.service"]!)).toBeUndefined();
  expect(differenceFromGolden(golden("emacs.socket"), unitTexts(built)["emacs.socket"]!)).toBeUndefined();
  expect(unitTexts(build({ socketActivation: { enable: true }, startWithUserSession: true }))["emacs.service"]!).toContain("WantedBy=default.target\n");
});

test("takes the Emacs that is installed", () => {
  const exec = (...parts: readonly Definition[]) => /@([\w-]+)@\/bin\/emacs /.exec(unitTexts(buildHome(emacsService({ enable: true }), ...parts))["emacs.service"]!)![1];

  expect(exec()).toBe("emacs");
  expect(exec(emacs({ package: pkg("emacs-nox") }))).toBe("emacs");
  expect(exec(emacs({ enable: true, package: pkg("emacs-nox") }))).toBe("emacs-nox");
  expect(exec(emacs({ enable: true }), emacsService({ package: "emacs-gtk" }))).toBe("emacs-gtk");
});

test("has a desktop entry for the client", () => {
  const { profile, files } = build({ client: { enable: true, arguments: ["-n", "-c"] } });

  expect(differenceFromGolden(golden("emacsclient.desktop"), profile["share/applications/emacsclient.desktop"]!)).toBeUndefined();
  expect(files[".local/share/applications/emacsclient.desktop"]).toBe(profile["share/applications/emacsclient.desktop"]);
  expect(build().files).not.toHaveProperty([".local/share/applications/emacsclient.desktop"]);
});

test("is the editor if asked to", () => {
  const { home, profile } = build({ defaultEditor: true });
  const script = /EDITOR="(.*)"/.exec(home.profile["etc/profile.d/hm-session-vars.sh"]!)![1]!;
  const text = replaceTokens(script, ({ kind, data }) => (kind === "pkg" ? `@${(data as { name: string }).name}@` : (data as { content: { text: string } }).content.text));

  expect(profile["etc/profile.d/hm-session-vars.sh"]).toContain('export EDITOR="/store/editor"\n');
  expect(text).toBe('#!@bash@/bin/bash\nexec @emacs@/bin/emacsclient "${@:---create-frame}"\n');
});

test.for([[{ startWithUserSession: "always" }], [{ extraOptions: "-Q" }], [{ package: null }]])("refuses %j", ([options]) => {
  expect(() => build(options as never)).toThrow(expect.objectContaining({ code: "HM_INVALID_OPTION" }));
});
