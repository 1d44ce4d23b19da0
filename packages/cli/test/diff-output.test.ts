import { HmError } from "@hm/api";
import type { GenerationDiff } from "@hm/engine";
import { expect, test } from "vitest";
import { run as diff } from "../src/commands/diff.ts";
import { run as status } from "../src/commands/status.ts";
import { fakeContext, fakeGeneration, fakeResult } from "./fake-context.ts";

const nothing: GenerationDiff = { files: [], packages: { added: [], removed: [] }, variables: [], steps: { added: [], removed: [], changed: [] } };
const generations = () => [{ id: 3, path: "/store/3-home", date: new Date(), current: true }];
const base = { generations, generation: (id = 3) => fakeGeneration(`/store/${id}-home`), build: async () => fakeGeneration("/store/next-home"), activate: async () => fakeResult([]) };

test("files are compared as unified diffs, then packages, variables and steps", async () => {
  const found: GenerationDiff = {
    files: [
      { path: ".config/a", before: "one\ntwo\n", after: "one\n2\n" },
      { path: ".new", before: undefined, after: "hello\n" },
    ],
    packages: { added: ["htop"], removed: ["top"] },
    variables: [{ name: "EDITOR", before: "vi", after: "nano" }],
    steps: { added: ["greet"], removed: [], changed: [] },
  };
  const { context, out } = fakeContext({ ...base, diff: () => found });
  await diff(context, {}, "1", "2");
  expect(out()).toBe(`--- a/.config/a
+++ b/.config/a
@@ -1,2 +1,2 @@
 one
-two
+2
--- /dev/null
+++ b/.new
@@ -0,0 +1,1 @@
+hello
Packages
  - top
  + htop
Session variables
  - EDITOR=vi
  + EDITOR=nano
Activation steps
  + greet
`);
});

test("one number compares with the current generation", async () => {
  const asked: unknown[] = [];
  const { context, out } = fakeContext({ ...base, diff: (a, b) => (asked.push(a?.path, b.path), nothing) });
  await diff(context, {}, "1");
  expect(asked).toEqual(["/store/1-home", "/store/3-home"]);
  expect(out()).toBe("No difference.\n");
});

test("without numbers the home as it is counts, too", async () => {
  const absent = { kind: "absent" } as const;
  const repair = { do: "set", path: ".gone", before: absent, after: { kind: "link", to: "/x" }, because: "create" } as const;
  const { context, out } = fakeContext({ ...base, diff: () => nothing, activate: async () => fakeResult([repair]) });
  await diff(context, {});
  expect(out()).toBe("In the home\n  create  ~/.gone\n");
});

test("collisions are told beside the diff", async () => {
  const activate = async () => {
    throw new HmError("HM_COLLISION", "in the way");
  };
  const { context, out, err } = fakeContext({ ...base, diff: () => nothing, activate });
  await diff(context, {});
  expect(out()).toBe("Nothing to do.\n");
  expect(err()).toBe("HM_COLLISION  in the way\n");
});

test("the status shows what was changed by hand", async () => {
  const { context, out } = fakeContext({
    ...base,
    status: async () => [{ path: ".a", state: "changed", expected: "1\n", actual: "2\n" }, { path: ".b", state: "missing" }],
  });
  await status(context, {});
  expect(out()).toBe(`changed   ~/.a
  --- as hm left it: ~/.a
  +++ as it is now: ~/.a
  @@ -1,1 +1,1 @@
  -1
  +2
missing   ~/.b
`);
});
