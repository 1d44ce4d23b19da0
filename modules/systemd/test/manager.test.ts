import { home, i18n } from "@hm/home";
import { systemdUser } from "@hm/systemd";
import { buildHome } from "@hm/testing";
import { expect, test } from "vitest";

const ENVIRONMENT = ".config/environment.d/10-home-manager.conf";

test("writes the session variables in the order of their names", () => {
  const { files } = buildHome(systemdUser({ sessionVariables: { V_int: 1, V_str: "2" } }));

  expect(files[ENVIRONMENT]).toBe("LOCALE_ARCHIVE_2_27=@glibcLocales@/lib/locale/locale-archive\nV_int=1\nV_str=2\n");
});

test("lets variables refer to others", () => {
  const { files } = buildHome(systemdUser({ sessionVariables: { MANPATH: "/opt/man${MANPATH:+:$MANPATH}" } }), i18n({ glibcLocales: "/locales" }));

  expect(files[ENVIRONMENT]).toBe("LOCALE_ARCHIVE_2_27=/locales/lib/locale/locale-archive\nMANPATH=/opt/man${MANPATH:+:$MANPATH}\n");
});

test("writes user.conf, without an environment that nobody sets", () => {
  const { files } = buildHome(
    systemdUser({ settings: { Manager: { DefaultCPUAccounting: true, DefaultEnvironment: { PATH: "/bin:/some where", TEST: "abc" }, LogLevel: "debug" } } }),
  );

  expect(files[".config/systemd/user.conf"]).toBe("[Manager]\nDefaultCPUAccounting=true\nDefaultEnvironment=PATH='/bin:/some where' TEST=abc\nLogLevel=debug\n");
  expect(buildHome(systemdUser({})).files).not.toHaveProperty([".config/systemd/user.conf"]);
});

test("has systemd-tmpfiles carry rules out now, at the start of a session, and every day", () => {
  const { files, home: built } = buildHome(systemdUser({ tmpfiles: { rules: ["d %h/scratch - - - 10d"] } }), home({ username: "jdoe" }));

  expect(files[".config/user-tmpfiles.d/home-manager.conf"]).toMatch(/\nd %h\/scratch - - - 10d\n$/);
  expect(Object.keys(files)).toContain(".config/systemd/user/basic.target.wants/systemd-tmpfiles-setup.service");
  expect(Object.keys(files)).toContain(".config/systemd/user/timers.target.wants/systemd-tmpfiles-clean.timer");
  expect(built.files.find((it) => it.target.startsWith(".config/user-tmpfiles.d"))!.onChange).toMatch(/--user --create\n$/);
});
