import { defineModule, force, merge, types, z } from "@hm/api";
import { expect, test, vi } from "vitest";
import { configure, problemsOf } from "./report.ts";

const theme = defineModule({ path: "theme", description: "Colours.", options: { name: z.string().default("Nord"), dark: z.boolean().default(false) } });
const editor = defineModule({
  path: "programs.editor",
  description: "An editor.",
  options: {
    font: z.object({ family: z.string(), size: z.int().default(11) }),
    plugins: z.array(z.string()).default([]),
    settings: z.record(z.string(), z.any()).default({}),
    window: { title: z.string().default("untitled"), opacity: z.number().default(1) },
  },
});

test("a function may stand for a value at any depth", () => {
  const { get } = configure(
    theme({ name: "Gruvbox" }),
    editor({
      font: { family: () => "Hack", size: (get) => get(theme).name.length },
      plugins: ["vim", (get) => get(theme).name],
      settings: { ui: { colours: (get) => [get(theme).name] } },
      window: () => ({ title: () => "hm" }),
    }),
  );
  expect(get(editor).font).toEqual({ family: "Hack", size: 7 });
  expect(get(editor).plugins).toEqual(["vim", "Gruvbox"]);
  expect(get(editor).settings).toEqual({ ui: { colours: ["Gruvbox"] } });
  expect(get(editor).window).toEqual({ title: "hm", opacity: 1 });
});

test("a function may stand for all that a module is given", () => {
  expect(configure(theme(() => ({ name: "Dracula" }))).get(theme)).toEqual({ name: "Dracula", dark: false });
});

test("a function may give a function, or a value with a rank", () => {
  const { get } = configure(theme({ name: "Nord Light" }), theme({ name: () => () => force(() => "Solarized") }));
  expect(get(theme).name).toBe("Solarized");
});

test("a function is called once, when its value is needed", () => {
  const name = vi.fn(() => "Everforest");
  const { get } = configure(theme({ name, dark: true }));
  expect(get(theme).dark).toBe(true);
  expect(name).not.toHaveBeenCalled();
  expect([get(theme).name, get(theme).name]).toEqual(["Everforest", "Everforest"]);
  expect(name).toHaveBeenCalledTimes(1);
});

test("a function is called once also when several options and the whole report read it", () => {
  const name = vi.fn(() => "Everforest");
  const evaluation = configure(theme({ name }), editor({ font: { family: (get) => get(theme).name }, settings: { a: (get) => get(theme).name } }));
  evaluation.home();
  evaluation.option("theme.name");
  expect(name).toHaveBeenCalledTimes(1);
});

test("a part of a record can be read while another part is computed from it", () => {
  const { get } = configure(editor({ font: { family: "Hack", size: (get) => get(editor).font.family.length * 3 }, settings: { a: { b: 4 }, c: (get) => get(editor).settings["a"].b + 1 } }));
  expect(get(editor).font.size).toBe(12);
  expect(get(editor).settings).toEqual({ a: { b: 4 }, c: 5 });
});

test("undefined means not defined here, wherever it stands", () => {
  const { get } = configure(
    theme(undefined as never),
    theme({ name: undefined, dark: () => undefined }),
    theme({ name: merge(undefined, "Zenburn") }),
    editor({ font: { family: "Hack", size: undefined }, plugins: ["a", undefined!, () => undefined], settings: { gone: undefined, there: { gone: undefined, left: 2 } } }),
  );
  expect(get(theme)).toEqual({ name: "Zenburn", dark: false });
  expect(get(editor).font.size).toBe(11);
  expect(get(editor).plugins).toEqual(["a"]);
  expect(get(editor).settings).toEqual({ there: { left: 2 } });
  expect(Object.keys(get(editor).settings)).toEqual(["there"]);
});

test("an entry of a record that a function leaves undefined is not there", () => {
  const users = defineModule({ path: "users", description: "Users.", options: { all: z.record(z.string(), z.object({ shell: z.string().default("bash") })).default({}), shells: z.record(z.string(), z.string()).default({}) } });
  const { get } = configure(users({ all: { ann: {}, bob: undefined!, cy: () => undefined }, shells: { ann: () => undefined, bob: "zsh" } }));
  expect(get(users).all["ann"]).toEqual({ shell: "bash" });
  expect(get(users).all["bob"]).toBeUndefined();
  expect(get(users).all["cy"]).toBeUndefined();
  expect(get(users).shells).toEqual({ ann: undefined, bob: "zsh" });
  expect(problemsOf(users({ all: { cy: () => undefined } }))).toEqual([]);
});

test("two modules may read each other's unrelated options", () => {
  const { get } = configure(theme({ dark: (get) => get(editor).window.opacity < 1 }), editor({ font: { family: "Hack" }, window: { opacity: 0.8, title: (get) => get(theme).name } }));
  expect(get(theme).dark).toBe(true);
  expect(get(editor).window.title).toBe("Nord");
});

test("a default may be computed from the options beside it and from the machine", () => {
  const net = defineModule({
    path: "net",
    description: "Network.",
    options: {
      host: types.derived(z.string(), "the host name", ({ facts }) => facts.hostname),
      domain: z.string().default("example.org"),
      fqdn: types.derived(z.string(), "host and domain", ({ siblings }) => `${siblings.host}.${siblings.domain}`),
    },
  });
  expect(configure(net({ domain: "lan" })).get(net).fqdn).toBe("lab.lan");
  expect(configure(net({ host: "printer" })).get(net).fqdn).toBe("printer.example.org");
});
