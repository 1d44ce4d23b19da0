import { expect, test } from "vitest";
import { run as expire } from "../src/commands/expire-generations.ts";
import { run as gc } from "../src/commands/gc.ts";
import { run as list } from "../src/commands/generations.ts";
import { run as packages } from "../src/commands/packages.ts";
import { run as remove } from "../src/commands/remove-generations.ts";
import { fakeContext, fakeGeneration } from "./fake-context.ts";

const generations = () => [
  { id: 764, path: "/store/a-home", date: new Date(2018, 0, 4, 9, 5), current: false },
  { id: 765, path: "/store/b-home", date: new Date(2018, 0, 4, 11, 56), current: true },
];

test("generations are listed as Home Manager lists them, newest first", async () => {
  const { context, out } = fakeContext({ generations });
  await list(context, {});
  expect(out()).toBe("2018-01-04 11:56 : id 765 -> /store/b-home (current)\n2018-01-04 09:05 : id 764 -> /store/a-home\n");
});

test("generations are listed as JSON", async () => {
  const { context, out } = fakeContext({ generations });
  await list(context, { json: true });
  expect(JSON.parse(out())[0]).toMatchObject({ id: 765, current: true });
});

test("each generation is removed once", async () => {
  const removed: unknown[] = [];
  const { context, out } = fakeContext({ removeGenerations: (ids) => void removed.push(...ids) });
  await remove(context, {}, ["2", "3", "2"]);
  expect(removed).toEqual([2, 3]);
  expect(out()).toBe("Removed generation 2\nRemoved generation 3\n");
});

test("an age becomes milliseconds", async () => {
  let age = 0;
  const { context, out } = fakeContext({ expireGenerations: (it) => ((age = it), []) });
  await expire(context, {}, "-2 hours");
  expect(age).toBe(2 * 3_600_000);
  expect(out()).toContain("Nothing to do");
});

test("garbage is summed up", async () => {
  const { context, out } = fakeContext({ collectGarbage: () => ({ paths: ["/store/a", "/store/b"], bytes: 1_500_000 }) });
  await gc(context, { dryRun: true });
  expect(out()).toBe("/store/a\n/store/b\nWould remove 2 objects, 1.4 MiB.\n");
});

test("packages are listed in columns by name", async () => {
  const generation = () => fakeGeneration("/store/b-home", { packages: [{ name: "ripgrep", version: "14" }, { name: "git", version: "2.50", path: "/usr" }] });
  const { context, out } = fakeContext({ generations, generation });
  await packages(context, {});
  expect(out()).toBe("git      2.50  /usr\nripgrep  14\n");
});
