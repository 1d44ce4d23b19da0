import { after, before, fallback, force, isHmError, type Definition } from "@hm/api";
import { git } from "@hm/git";
import { buildHome, differenceFromGolden } from "@hm/testing";
import { describe, expect, test } from "vitest";

const golden = (name: string) => new URL(`./golden/${name}`, import.meta.url);
const config = (...parts: readonly Definition[]) => buildHome(...parts).files[".config/git/config"]!;
const helper = (name: string) => [{ credential: { "https://example.com": { helper: name } } }];

test("writes what every option comes to", () => {
  const text = config(
    git({
      enable: true,
      settings: {
        alias: { co: "checkout", wip: "!git commit -m \"wip\"" },
        extra: { boolean: true, integer: 38, multiple: ["one"], subsection: { value: "test" } },
        'extra "with.dots"': { value: "kept" },
        user: { email: "jdoe@example.org", name: "Jane Doe" },
      },
      signing: { format: "openpgp", key: "0011223344", signByDefault: true },
      includes: [{ path: "~/common.inc" }, { condition: "gitdir:~/work/", contents: { user: { name: "Work" } }, contentSuffix: "git-work" }],
      hooks: { "pre-commit": "./fixtures/pre-commit" },
      lfs: { enable: true },
      maintenance: { enable: true, repositories: ["/home/jdoe/project", "/home/jdoe/other"] },
    }),
    git({ settings: { extra: { multiple: ["two"] }, url: { "ssh://git@host": { insteadOf: "host" } } } }),
  );

  expect(differenceFromGolden(golden("config"), text)).toBeUndefined();
});

describe("fragments", () => {
  test("stand in their order, each on its own", () => {
    expect(config(git({ enable: true, settings: [...helper(""), ...helper("oauth")] }), git({ settings: [{ credential: { helper: "store" } }] }))).toBe(
      [
        '[credential "https://example.com"]\n\thelper = ""\n',
        '[credential "https://example.com"]\n\thelper = "oauth"\n',
        '[credential]\n\thelper = "store"\n',
      ].join("\n"),
    );
  });

  test("come before and after others where they say so", () => {
    const text = config(git({ settings: after(helper("last")) }), git({ enable: true, settings: helper("middle") }), git({ settings: before(helper("first")) }));

    expect(text.match(/(?<=helper = ").*(?=")/g)).toEqual(["first", "middle", "last"]);
  });

  test("have the last word over what options and modules contribute", () => {
    const text = config(git({ enable: true, settings: [{ gpg: { format: "x509" } }], iniContent: { core: { pager: "delta" } }, signing: { format: "ssh", signer: "signer" } }));

    expect(text).toBe('[core]\n\tpager = "delta"\n\n[gpg]\n\tformat = "ssh"\n\n[gpg "ssh"]\n\tprogram = "signer"\n\n[gpg]\n\tformat = "x509"\n');
  });

  test("are refused beside a record, and both places are named", () => {
    try {
      buildHome(git({ enable: true, settings: helper("a") }), git({ settings: { credential: { helper: "b" } } }));
      expect.unreachable();
    } catch (error) {
      expect(isHmError(error) && [error.code, error.exhibits.length]).toEqual(["HM_CONFLICT", 2]);
    }
  });
});

describe("records", () => {
  test("keep the order of writing", () => {
    expect(config(git({ enable: true, settings: { user: { name: "Jane", email: "j@example.org" }, core: { editor: "vi" } } }))).toBe(
      '[user]\n\tname = "Jane"\n\temail = "j@example.org"\n\n[core]\n\teditor = "vi"\n',
    );
  });

  test("stand by name, whole names of sections at once, where all are sorted", () => {
    const text = config(git({ enable: true, settings: { diff: { external: "a", pdf: { textconv: "b" } }, "diff-so-fancy": { rulerWidth: 80 }, 'diff "odt"': { textconv: "c" } } }));

    expect(text.match(/^\[.*\]$/gm)).toEqual(["[diff]", '[diff "pdf"]', "[diff-so-fancy]", '[diff "odt"]']);
    const sorted = config(git({ enable: true, settings: { diff: { external: "a", pdf: { textconv: "b" } }, 'diff "odt"': { textconv: "c" }, "diff-so-fancy": { rulerWidth: 80 } } }));
    expect(sorted.match(/^\[.*\]$/gm)).toEqual(["[diff]", '[diff "odt"]', "[diff-so-fancy]", '[diff "pdf"]']);
  });

  test("win over signing and lose to nothing but a stronger rank", () => {
    const text = config(git({ enable: true, signing: { key: "A", signByDefault: true }, settings: { commit: { gpgSign: false }, user: { name: force("Jane"), signingKey: fallback("B") } } }), git({ settings: { user: { name: "John" } } }));

    expect(text).toBe('[commit]\n\tgpgSign = false\n\n[tag]\n\tgpgSign = true\n\n[user]\n\tname = "Jane"\n\tsigningKey = "B"\n');
  });

  test("leave out sections and keys without anything in them", () => {
    expect(config(git({ enable: true, settings: { core: {}, user: { name: () => undefined } } }))).toBe("");
  });
});

test.for([[{ user: { name: null } }], [{ name: "Jane" }], [{ user: { name: 1.5 } }], [{ a: { b: { c: { d: "too deep" } } } }], ["[user]"]])("refuses %j", ([settings]) => {
  expect(() => buildHome(git({ enable: true, settings: settings as never }))).toThrow(expect.objectContaining({ code: "HM_INVALID_OPTION" }));
});
