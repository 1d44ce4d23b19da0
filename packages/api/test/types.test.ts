import { after, before, defineHome, defineModule, disable, fallback, force, merge, order, outOfStore, pkg, rank, step, stored, types, when, z, type Get, type Module } from "@hm/api";
import { expectTypeOf, test } from "vitest";

const shell = defineModule({
  path: "programs.shell",
  description: "A shell.",
  options: {
    enable: types.enable("the shell"),
    package: types.nullablePackage(pkg("shell"), "shell"),
    prompt: z.string().default("$"),
    level: z.enum(["low", "high"]).optional(),
    paths: z.array(z.string()).default([]),
    hosts: types.listOrSingle(z.string()).default([]),
    init: types.lines().default(""),
    rc: types.path().nullable().default(null),
    history: { size: z.int().default(9), ignore: { patterns: z.array(z.string()).default([]) } },
    profiles: z.record(z.string(), z.object({ name: types.named(), id: z.int(), keys: z.array(z.object({ key: z.string(), run: z.string() })).default([]) })).default({}),
    settings: z.record(z.string(), z.any()).default({}),
    policies: z.object({ strict: z.boolean().default(false) }).catchall(z.string()),
    action: z.union([z.object({ type: z.literal("open"), url: z.string() }), z.object({ type: z.literal("run"), command: z.string() })]).optional(),
    steps: types.dagOf(z.union([z.string(), z.array(z.string())])).default({}),
  },
  renamed: { ps1: "prompt", "hist.size": "history.size", "history.max": "history.size" },
});
const other = defineModule({ path: "other", description: "Another.", options: { count: z.int().default(1), label: z.string().nullable().default(null) } });

test("what fits compiles", () => {
  shell({});
  shell({ enable: true, package: "zsh", level: "high", prompt: undefined });
  shell({ package: null, rc: outOfStore("./rc"), paths: ["a"], hosts: "one" });
  shell({ hosts: ["one"], rc: stored("rc", { text: "" }), package: pkg("fish") });
  shell({ prompt: () => "$", paths: ["a", (get) => get(other).label ?? "b", () => undefined], history: { size: (get) => get(other).count } });
  shell((get) => ({ enable: get(other).count > 1 }));
  shell({ history: () => ({ size: 3, ignore: () => ({ patterns: ["x"] }) }) });
  shell({ prompt: force("x"), paths: before(["a", after("z")]), package: fallback(null), level: rank(70, "low"), init: order(700, "x") });
  shell(force({ prompt: "x", history: fallback({ size: 3 }) }));
  shell({ prompt: merge("a", fallback("b")), paths: merge(["a"], force(["b"])), history: merge({ size: 1 }, { size: force(2) }) });
  shell({ prompt: force(() => fallback("x")), paths: force([() => "a"]) });
  shell({ profiles: { jane: { id: 3 }, joe: { name: "j" }, jim: () => ({ id: 1, keys: [{ key: "a", run: () => "b" }] }), jo: force({}) } });
  shell({ settings: { a: { b: [1, null, pkg("x"), (get) => get(other).count] }, c: force(2), d: (get) => ({ e: get(other).label }), f: new Date(0) } });
  shell({ policies: { strict: true, further: "x", more: () => "y" } });
  shell({ action: { type: "run", command: () => "ls" } });
  shell({ action: () => ({ type: "open", url: "x" }) });
  shell({ steps: { a: "true", b: step({ run: ["a", "b"], after: ["writeBoundary"] }), c: step({ run: () => "x" }) } });
  defineHome([shell({}), [other({}), [shell({})]], when(true, shell({}), [other({})]), disable(other)]);
  when((get) => get(shell).enable && get(other).count > 2, when(false, shell({})));
});

test("old names compile, with any value", () => {
  shell({ ps1: "x", hist: { size: 3 }, history: { max: "3", size: 2 } });
});

test("what does not fit does not compile", () => {
  // @ts-expect-error unknown option
  shell({ enabel: true });
  // @ts-expect-error unknown option in a group
  shell({ history: { sise: 3 } });
  // @ts-expect-error unknown option in a nested group
  shell({ history: { ignore: { pattern: [] } } });
  // @ts-expect-error unknown option in an entry
  shell({ profiles: { jane: { idd: 3 } } });
  // @ts-expect-error unknown option in a list of records
  shell({ profiles: { jane: { keys: [{ kex: "a" }] } } });
  // @ts-expect-error wrong type
  shell({ paths: "x" });
  // @ts-expect-error wrong element
  shell({ paths: ["a", 3] });
  // @ts-expect-error wrong type in a group
  shell({ history: { size: "3" } });
  // @ts-expect-error wrong choice
  shell({ level: "medium" });
  // @ts-expect-error null where there is none
  shell({ prompt: null });
  // @ts-expect-error wrong type from a function
  shell({ package: () => 3 });
  // @ts-expect-error wrong type from a function in a list
  shell({ paths: [() => 3] });
  // @ts-expect-error wrong type from a function in a group
  shell({ history: { size: (get) => get(other).label } });
  // @ts-expect-error wrong type for the whole from a function
  shell(() => ({ enable: "yes" }));
  // @ts-expect-error an async function
  shell({ prompt: async () => "x" });
  // @ts-expect-error wrong type inside a rank
  shell({ prompt: force(3) });
  // @ts-expect-error wrong type inside a rank inside a list
  shell({ paths: force([3]) });
  // @ts-expect-error wrong type inside a rank around all
  shell(force({ prompt: 3 }));
  // @ts-expect-error wrong type among several
  shell({ prompt: merge("a", 3) });
  // @ts-expect-error wrong type inside an order
  shell({ init: before(["x"]) });
  // @ts-expect-error wrong alternative
  shell({ action: { type: "close" } });
  // @ts-expect-error wrong type of a known key beside free ones
  shell({ policies: { strict: [3] } });
  // @ts-expect-error wrong step
  shell({ steps: { a: 3 } });
  // @ts-expect-error no module
  defineHome([shell]);
  // @ts-expect-error no definition
  defineHome([{ enable: true }]);
  // @ts-expect-error no condition
  when((get) => get(other).label, shell({}));
  // @ts-expect-error an async condition
  when(async () => true, shell({}));
});

test("what is read has the types of the options, and no others", () => {
  const read = (get: Get) => {
    expectTypeOf(get(shell).prompt).toEqualTypeOf<string>();
    expectTypeOf(get(shell).level).toEqualTypeOf<"low" | "high" | undefined>();
    expectTypeOf(get(shell).history.ignore.patterns).toEqualTypeOf<string[]>();
    expectTypeOf(get(shell).hosts).toEqualTypeOf<string[]>();
    expectTypeOf(get(other).label).toEqualTypeOf<string | null>();
    // @ts-expect-error unknown option
    void get(other).labels;
    // @ts-expect-error unknown option of a group
    void get(shell).history.max;
    // @ts-expect-error what is read is not written to
    get(other).count = 3;
    // @ts-expect-error an old name is not read
    void get(shell).ps1;
    // @ts-expect-error no module
    void get("other");
  };
  void read;
});

test("a module's own functions know its options", () => {
  defineModule({
    path: "self",
    description: "Itself.",
    options: { size: z.int().default(1), list: z.array(z.string()).default([]) },
    assertions: [{ assert: ({ options }) => options.size > 0, message: ({ options }) => options.list.join() }],
    warnings: [
      // @ts-expect-error a list is no condition
      { when: ({ options }) => options.list, message: "" },
    ],
    config: ({ options, get, set, facts }) => [
      set({ list: () => [facts.platform, get(other).label ?? "", String(options.size)] }),
      // @ts-expect-error wrong type of an own option
      set({ size: "x" }),
    ],
  });
  // @ts-expect-error a module describes itself
  defineModule({ path: "x", options: {} });
  // @ts-expect-error an option is a schema
  defineModule({ path: "x", description: "", options: { a: "string" } });
});

test("a module can be declared over plain interfaces, as published declarations do", () => {
  interface Input {
    readonly name?: string;
    readonly tags?: readonly string[];
    readonly nested?: { readonly deep?: number };
  }
  interface Options {
    readonly name: string;
    readonly tags: readonly string[];
    readonly nested: { readonly deep: number };
  }
  const use = (plain: Module<"plain", Input, Options>) => {
    plain({ name: force("x"), tags: [() => "a"], nested: { deep: (get) => get(plain).nested.deep } });
    // @ts-expect-error unknown option
    plain({ nam: "x" });
    // @ts-expect-error wrong type inside a function
    plain({ nested: { deep: () => "x" } });
  };
  void use;
});
