import { after, force, pkg, stored } from "@hm/api";
import { git } from "@hm/git";
import { test } from "vitest";

test("takes what fits and nothing else, checked by the compiler", () => {
  git({ enable: true, package: force(null), settings: { user: { name: "Jane", email: (get) => `${get(git).signing.key}` } } });
  git({ settings: after([{ credential: { "https://example.com": { helper: ["", "oauth"] } } }]) });
  git({ hooks: { "pre-commit": stored("hook", { text: "", executable: true }), "pre-push": "./hook" }, lfs: { package: pkg("git-lfs") } });
  git({ userName: "Jane", aliases: { co: "checkout" }, signing: { gpgPath: "gpg", key: null }, delta: { enable: true } });

  // @ts-expect-error unknown option
  git({ enabel: true });
  // @ts-expect-error unknown option of a group
  git({ signing: { keys: "A" } });
  // @ts-expect-error unknown format
  git({ signing: { format: "pgp" } });
  // @ts-expect-error a list
  git({ ignores: "*~" });
  // @ts-expect-error a setting outside of a section
  git({ settings: { name: "Jane" } });
  // @ts-expect-error null is no setting
  git({ settings: { user: { name: null } } });
  // @ts-expect-error a date is no setting
  git({ settings: [{ user: { name: new Date() } }] });
  // @ts-expect-error a wrong type inside of a function
  git({ package: () => 3 });
  // @ts-expect-error a wrong type inside of a rank
  git({ package: force(3) });
  // @ts-expect-error a time is text
  git({ maintenance: { timers: { daily: 3 } } });
});
