import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { isHomeConfiguration, isModule, type Nested, type Part } from "@hm/api";
import { home } from "@hm/home";
import { buildHome } from "@hm/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root, sources } from "../tools/workspace.ts";

const folder = join(root, "test/generated");
const examples = ["README.md", ...sources("docs/guide/*.md")].flatMap((file) =>
  Array.from(readFileSync(join(root, file), "utf8").matchAll(/^```ts\n(.*?)^```$/gms), ([, code], at) => ({ name: `${basename(file, ".md").toLowerCase()}-${at + 1}`, code: code! })),
);

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  for (const { name, code } of examples) writeFileSync(join(folder, `${name}.ts`), code);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ extends: "../../tsconfig.json", include: ["*.ts"], exclude: [] }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the examples of README and guide are well typed", () => {
  const { stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", folder], { encoding: "utf8" });
  expect(stdout).toBe("");
});

test.each(examples.filter(({ code }) => !code.includes('from "vitest"')))("example $name evaluates", async ({ name }) => {
  const exported = (await import(join(folder, `${name}.ts`))) as Record<string, unknown>;
  const base = home({ username: "jdoe" });
  for (const it of Object.values(exported)) {
    const parts: Nested<Part> = isHomeConfiguration(it) ? [...it.parts] : isModule(it) ? [base, it({ enable: true })] : [base];
    expect(buildHome(parts).files).toBeTypeOf("object");
  }
});
