import type { Operation } from "@hm/kernel";
import { expect, test } from "vitest";
import { run as rollback } from "../src/commands/rollback.ts";
import { run as switchTo } from "../src/commands/switch.ts";
import { fakeContext, fakeGeneration, fakeResult } from "./fake-context.ts";

const absent = { kind: "absent" } as const;
const link = { kind: "link", to: "/store/x" } as const;
const operations: Operation[] = [
  { do: "set", path: ".config", before: absent, after: { kind: "directory" }, because: "directory" },
  { do: "set", path: ".config/a", before: absent, after: link, because: "create" },
  { do: "move", from: ".bashrc", to: ".bashrc.old", because: "backup" },
  { do: "set", path: ".bashrc", before: absent, after: link, because: "create" },
  { do: "set", path: ".odd\nname", before: link, after: absent, because: "remove" },
];

function engineThat(result: ReturnType<typeof fakeResult>, asked: unknown[] = []) {
  return {
    build: async () => fakeGeneration("/store/abc-home"),
    generation: (id?: number) => fakeGeneration(`/store/${id}-home`),
    generations: () => [1, 2, 3].map((id) => ({ id, path: `/store/${id}-home`, date: new Date(), current: id === 3 })),
    activate: async (generation: object, options: object) => (asked.push(generation, options), result),
  };
}

test("a switch says briefly what it did", async () => {
  const { context, out, err } = fakeContext(engineThat(fakeResult(operations)));
  await switchTo(context, {});
  expect(out()).toBe("Generation 4 is active: 2 files created, 1 removed, 1 backed up.\n");
  expect(err()).toBe("");
});

test("a dry run lists every operation", async () => {
  const asked: unknown[] = [];
  const { context, out } = fakeContext(engineThat(fakeResult(operations), asked));
  await switchTo(context, { dryRun: true, backup: ".old" });
  expect(out()).toBe(`Would activate the generation
  /store/abc-home
with
  create   ~/.config/
  create   ~/.config/a
  back up  ~/.bashrc -> ~/.bashrc.old
  create   ~/.bashrc
  remove   ~/.odd\\nname
`);
  expect(asked[1]).toEqual({ dryRun: true, verbose: false, backup: "old" });
});

test("a switch without change says that there is nothing to do", async () => {
  const previous = { id: 3, path: "/store/abc-home", date: new Date(), current: true };
  const { context, out } = fakeContext(engineThat(fakeResult([], { unchanged: true, previous })));
  await switchTo(context, {});
  expect(out()).toBe("Nothing to do: generation 3 is in place.\n");
});

test("a switch prints JSON when asked", async () => {
  const { context, out } = fakeContext(engineThat(fakeResult(operations)));
  await switchTo(context, { json: true });
  expect(JSON.parse(out())).toMatchObject({ id: 4, unchanged: false, dryRun: false, generation: "/store/abc-home", operations: { length: 5 } });
});

test.each([
  ["hm rollback", undefined, 2],
  ["hm rollback 1", "1", 1],
])("%s activates the right generation", async (_, id, number) => {
  const asked: unknown[] = [];
  const { context } = fakeContext(engineThat(fakeResult([]), asked));
  await rollback(context, {}, id);
  expect(asked).toEqual([fakeGeneration(`/store/${number}-home`), { dryRun: false, verbose: false, number }]);
});

test("hm switch --rollback is a rollback", async () => {
  const asked: unknown[] = [];
  const { context } = fakeContext(engineThat(fakeResult([]), asked));
  await switchTo(context, { rollback: true });
  expect(asked[0]).toEqual(fakeGeneration("/store/2-home"));
});

test("the first generation has none before it", async () => {
  const only = { generations: () => [{ id: 1, path: "/store/1-home", date: new Date(), current: true }] };
  await expect(rollback(fakeContext(only).context, {})).rejects.toMatchObject({ code: "HM_NO_EARLIER_GENERATION" });
});
