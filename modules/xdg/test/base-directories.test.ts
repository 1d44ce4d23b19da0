import { home } from "@hm/home";
import { buildHome } from "@hm/testing";
import { xdg } from "@hm/xdg";
import { expect, test } from "vitest";

const ENVIRONMENT = ".config/environment.d/10-home-manager.conf";

test("tells the session and systemd where the base directories are", () => {
  const { files, home: built } = buildHome(xdg({ enable: true, cacheHome: "/home/jdoe/.my-cache" }));

  expect(built.sessionVariables).toMatchObject({ XDG_BIN_HOME: "/home/jdoe/.local/bin", XDG_CACHE_HOME: "/home/jdoe/.my-cache" });
  expect(files[ENVIRONMENT]).toBe(`LOCALE_ARCHIVE_2_27=@glibcLocales@/lib/locale/locale-archive
XDG_BIN_HOME=/home/jdoe/.local/bin
XDG_CACHE_HOME=/home/jdoe/.my-cache
XDG_CONFIG_HOME=/home/jdoe/.config
XDG_DATA_HOME=/home/jdoe/.local/share
XDG_STATE_HOME=/home/jdoe/.local/state
`);
});

test("says nothing of them where it is not enabled, and still has files below them", () => {
  const { files, home: built } = buildHome(xdg({ configFile: { a: { text: "a" } }, localBinInPath: true }));

  expect(built.sessionVariables).not.toHaveProperty(["XDG_CONFIG_HOME"]);
  expect(files[ENVIRONMENT]).not.toContain("XDG_");
  expect(files).toMatchObject({ ".config/a": "a", ".cache/.keep": "", ".local/state/.keep": "" });
});

test("places files below each base directory", () => {
  const { files } = buildHome(
    xdg({
      configHome: "/home/jdoe/.c",
      dataHome: "/home/jdoe/.d",
      cacheFile: { a: { text: "cache" } },
      configFile: { a: { text: "config", target: "b/c" } },
      dataFile: { a: { text: "data" }, off: { text: "x", enable: false } },
      stateFile: { a: { text: "state", target: "/home/jdoe/elsewhere" } },
    }),
  );

  expect(files).toMatchObject({ ".cache/a": "cache", ".c/b/c": "config", ".d/a": "data", elsewhere: "state" });
  expect(files).not.toHaveProperty([".d/off"]);
  expect(files).toHaveProperty([".c/environment.d/10-home-manager.conf"]);
});

test("hands on all that is said of a file", () => {
  const { home: built } = buildHome(
    xdg({ configFile: { a: { source: "./module.test.ts", executable: true, force: true, onChange: "run x" }, b: { text: "b", mode: "copy", permissions: "0600" }, c: { text: "{}", mode: "merge", format: "json" } } }),
  );

  const [a, b, c] = ["a", "b", "c"].map((it) => built.files.find(({ target }) => target === `.config/${it}`)!);
  expect(a).toMatchObject({ executable: true, force: true, onChange: "run x", source: { kind: "path", path: new URL("module.test.ts", import.meta.url).pathname } });
  expect(b).toMatchObject({ mode: "copy", permissions: 0o600 });
  expect(c).toMatchObject({ mode: "merge", format: "json" });
});

test("puts the folder for programs behind the other ones of PATH", () => {
  const { profile } = buildHome(xdg({ enable: true, localBinInPath: true }), home({ sessionPath: ["/opt/bin"] }));

  expect(profile["etc/profile.d/hm-session-vars.sh"]).toContain('export PATH="/opt/bin:/home/jdoe/.local/bin${PATH:+:}$PATH"');
});

test("puts folders before those that the session has", () => {
  const { files, home: built } = buildHome(xdg({ enable: true, systemDirs: { config: ["/etc/xdg", "/foo/bar"], data: ["/usr/share"] } }));

  expect(built.sessionVariables).toMatchObject({ XDG_CONFIG_DIRS: "/etc/xdg:/foo/bar${XDG_CONFIG_DIRS:+:$XDG_CONFIG_DIRS}" });
  expect(files[ENVIRONMENT]).toContain("XDG_CONFIG_DIRS=/etc/xdg:/foo/bar${XDG_CONFIG_DIRS:+:$XDG_CONFIG_DIRS}\nXDG_CONFIG_HOME=/home/jdoe/.config\nXDG_DATA_DIRS=/usr/share${XDG_DATA_DIRS:+:$XDG_DATA_DIRS}\nXDG_DATA_HOME=");
});
