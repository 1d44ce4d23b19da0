import { defineModule, force, when, z } from "@hm/api";
import { expect, test, vi } from "vitest";
import { configure, problemsOf } from "./report.ts";

const host = defineModule({ path: "host", description: "The machine.", options: { kind: z.string().default("laptop"), cores: z.int().default(8) } });
const git = defineModule({
  path: "programs.git",
  description: "Git.",
  options: { enable: z.boolean().default(false), editor: z.string().default("vi"), lfs: { enable: z.boolean().default(false), skip: z.boolean().default(false) }, settings: z.record(z.string(), z.any()).default({}) },
});

test("definitions under a condition count where it holds", () => {
  const { get } = configure(when(true, git({ enable: true })), when(false, git({ editor: "ed" })));
  expect(get(git)).toMatchObject({ enable: true, editor: "vi" });
});

test("a condition may read options, also such as other conditions decide", () => {
  const { get } = configure(
    host({ kind: "server" }),
    when((get) => get(host).kind === "server", host({ cores: 64 }), git({ enable: true })),
    when((get) => get(host).cores > 32, [git({ editor: "nvim" }), [git({ settings: { threads: 64 } })]]),
  );
  expect(get(git)).toMatchObject({ enable: true, editor: "nvim", settings: { threads: 64 } });
});

test("nested conditions must all hold, and the inner one is not asked where the outer does not", () => {
  const inner = vi.fn(() => true);
  const work = [git({ editor: "emacs" })];
  const { get } = configure(when(() => false, when(inner, work)), when(true, when(() => true, git({ enable: true }))));
  expect(get(git)).toMatchObject({ enable: true, editor: "vi" });
  expect(inner).not.toHaveBeenCalled();
});

test("a condition is asked once, however many options hang on it, and only when one is needed", () => {
  const condition = vi.fn(() => true);
  const { get } = configure(when(condition, git({ enable: true, editor: "nano", lfs: { skip: true } })), host({ cores: 2 }));
  expect(get(host).cores).toBe(2);
  expect(condition).not.toHaveBeenCalled();
  expect([get(git).enable, get(git).editor, get(git).lfs.skip]).toEqual([true, "nano", true]);
  expect(condition).toHaveBeenCalledTimes(1);
});

test("a condition may read an option of the very group that it defines others of", () => {
  const { get } = configure(git({ enable: true, lfs: { enable: true } }), when((get) => get(git).lfs.enable, git({ lfs: { skip: true }, editor: "code" })));
  expect(get(git).lfs).toEqual({ enable: true, skip: true });
  expect(get(git).editor).toBe("code");
});

test("ranks count under conditions, and only while they hold", () => {
  const read = (yes: boolean) => configure(git({ editor: "vim" }), when(() => yes, git({ editor: force("joe") }))).get(git).editor;
  expect([read(true), read(false)]).toEqual(["joe", "vim"]);
});

test("what is not set where a condition fails has its default", () => {
  expect(configure(when(() => false, git({ settings: { a: 1 } }))).get(git).settings).toEqual({});
});

test("unknown options are told also where the condition fails", () => {
  expect(problemsOf(when(() => false, git({ enabel: true } as never)))).toEqual(["HM_UNKNOWN_OPTION 'programs.git' has no option 'enabel'.\n@enabel\n→ Did you mean 'enable'?"]);
});

test("a condition that gives neither true nor false is refused, async ones above all", () => {
  expect(problemsOf(when((() => "yes") as never, git({ enable: true })))).toEqual([
    `HM_NOT_A_CONDITION The condition of when(…) gives "yes", which is neither true nor false.
this condition @
→ Compare it with something, so that it gives true or false.`,
  ]);
  expect(problemsOf(when((async () => true) as never, git({ enable: true })))[0]).toContain("gives a promise, which is neither true nor false.");
});

test("a condition that throws is told once, with its place", () => {
  const broken = when(() => {
    throw new RangeError("no such machine");
  }, git({ enable: true, editor: "vim" }));
  expect(problemsOf(broken)).toEqual(["HM_VALUE_THROWS The condition of when(…) failed: RangeError: no such machine\nthis condition @\nthrown @\n→ Mend the function."]);
});
