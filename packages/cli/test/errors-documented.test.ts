import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

test("every error code of the program has its page", () => {
  const sources = globSync("src/**/*.ts", { cwd: join(root, "packages/cli") }).map((it) => readFileSync(join(root, "packages/cli", it), "utf8"));
  const codes = new Set(sources.flatMap((it) => Array.from(it.matchAll(/new HmError\("(HM_[A-Z_]+)"/g), ([, code]) => code!)));
  expect(codes).toContain("HM_USAGE");
  for (const code of codes) expect(existsSync(join(root, "docs/errors", `${code}.md`)), code).toBe(true);
});
