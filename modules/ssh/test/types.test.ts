import { after, entry, fallback, force } from "@hm/api";
import { ssh } from "@hm/ssh";
import { test } from "vitest";

test("takes what fits and nothing else, checked by the compiler", () => {
  ssh({ settings: { "*": { Port: force(22), User: fallback("jane"), IdentityFile: ["a", () => "b"] }, a: entry({ value: { Port: 1 }, after: ["b"] }) } });
  ssh({ matchBlocks: { a: { port: 1, identityFile: "a" }, b: entry({ value: { identityFile: ["a"] } }) }, includes: after(["b"]), forwardAgent: true });

  // @ts-expect-error unknown option
  ssh({ enabel: true });
  // @ts-expect-error a header is text
  ssh({ settings: { a: { header: 3 } } });
  // @ts-expect-error a number
  ssh({ matchBlocks: { a: { port: "22" } } });
  // @ts-expect-error a list
  ssh({ includes: "config.d/*" });
});
