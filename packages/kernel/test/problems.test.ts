import { HmError, defineModule, types, z } from "@hm/api";
import { expect, test, vi } from "vitest";
import { evaluate } from "../src/evaluate.ts";
import { home } from "./home-module.ts";
import { FACTS, configure, errorOf, linesOf, problemsOf } from "./report.ts";

const web = defineModule({
  path: "services.web",
  description: "A web server.",
  options: {
    enable: z.boolean().default(false),
    port: z.int().default(80),
    root: z.string(),
    url: types.derived(z.string(), "root and port", ({ siblings }) => `${siblings.root}:${siblings.port}`),
    hosts: z.record(z.string(), z.object({ root: z.string(), alias: z.string().default("") })).default({}),
    settings: z.record(z.string(), z.any()).default({}),
  },
  assertions: [
    { assert: ({ options }) => options.port !== 22, message: ({ options }) => `Port ${options.port} is for ssh.`, option: "port", hint: "Take another port." },
    { assert: ({ options }) => options.settings["user"] !== "root", message: "The server may not run as root.", option: "settings.user" },
  ],
});
const other = defineModule({ path: "other", description: "Another.", options: { text: z.string().default("") } });

test("all problems come in one report: unknown, invalid, conflicting, and what is asserted", () => {
  expect(problemsOf(web({ enable: true, prot: 1, hosts: { a: { root: "/a", alias: true } }, settings: { user: "root", x: 1 } } as never), web({ port: 22, settings: { x: 2 } })).map((it) => it.split("\n").slice(0, 2))).toEqual([
    ["HM_UNKNOWN_OPTION 'services.web' has no option 'prot'.", "@prot"],
    ["HM_INVALID_OPTION 'services.web.hosts.a.alias' expects a string, but got true.", "true @hosts.a.alias"],
    ["HM_CONFLICT 'services.web.settings.x' has conflicting values:", "1 @settings.x"],
    ["HM_ASSERTION Port 22 is for ssh.", "@port"],
    ["HM_ASSERTION The server may not run as root.", "@settings.user"],
  ]);
});

test("a report says how many problems it holds", () => {
  expect(errorOf(() => configure(web({ x: 1, y: 2 } as never)).home())!.message).toBe("The configuration has 2 problems.");
});

test("what a home lacks is told all at once", () => {
  expect(linesOf(errorOf(() => evaluate([], { facts: FACTS }).home())!)).toBe('HM_NO_HOME_MODULE The configuration does not say whose home it is.\n→ Add home({ username: "…", homeDirectory: "/home/…", stateVersion: "26.05" }), from @hm/home.');
  expect(errorOf(() => evaluate([home({ stateVersion: "25.11" }), other({ texd: "" } as never)], { facts: FACTS }).home())!.problems.map((it) => it.message)).toEqual([
    "'other' has no option 'texd'.",
    "'home.username' is needed, but nothing sets it and it has no default.",
    "'home.homeDirectory' is needed, but nothing sets it and it has no default.",
  ]);
});

test("an option that nobody sets and nobody needs is no problem", () => {
  expect(problemsOf(web({ hosts: { a: {} } }))).toEqual([]);
});

test("an option that is needed and not set is told with who needs it, once", () => {
  expect(problemsOf(web({}), other({ text: (get) => get(web).root }), web({ settings: { a: (get) => get(web).url } }))).toEqual(["HM_MISSING_VALUE 'services.web.root' is needed, but nothing sets it and it has no default.\nneeded by 'services.web.url' @options.url (services.web)\nneeded by 'services.web.settings.a' @settings.a\n→ Set 'services.web.root'."]);
  expect(problemsOf(web({ url: "x", hosts: { a: {} } }), other({ text: (get) => get(web).hosts["a"]!.root }))).toEqual(["HM_MISSING_VALUE 'services.web.hosts.a.root' is needed, but nothing sets it and it has no default.\nneeded by 'other.text' @text\n→ Set 'services.web.hosts.a.root'."]);
});

test("one cause is told once, however many values it spoils", () => {
  expect(problemsOf(web({ port: "x" as never, root: "r" }), other({ text: (get) => `${get(web).port}${get(web).url}` }))).toEqual(['HM_INVALID_OPTION \'services.web.port\' expects an integer, but got "x".\n"x" @port\n→ See what it takes with: hm option services.web.port']);
});

test("a function that throws is told with its place and the line that threw, and is called once", () => {
  const fails = vi.fn(() => {
    throw new TypeError("x is not a function");
  });
  const evaluation = configure(web({ root: fails }), other({ text: (get) => get(web).url }));
  expect(linesOf(errorOf(() => evaluation.home())!)).toBe("HM_VALUE_THROWS The function that gives 'services.web.root' failed: TypeError: x is not a function\n'services.web.root' set @root\nthrown @\n→ Mend the function.");
  expect(errorOf(() => evaluation.get(other).text)!.cause).toBeInstanceOf(TypeError);
  expect(fails).toHaveBeenCalledTimes(1);
});

test("whatever is thrown, is told", () => {
  const thrower = (it: unknown) => () => {
    throw it;
  };
  expect(problemsOf(other({ text: thrower("no") }))[0]).toContain('failed: "no"');
  expect(problemsOf(other({ text: thrower(undefined) }))[0]).toContain("failed: undefined");
  expect(problemsOf(other({ text: thrower(new HmError("HM_OWN", "as it is")) }))).toEqual(["HM_OWN as it is"]);
});

test("a function of a module that throws is told as the module's fault", () => {
  const bad = defineModule({ path: "bad", description: "Bad.", options: { d: types.derived(z.string(), "-", ({ siblings }) => siblings.nothing.at.all) }, config: () => other({ text: () => JSON.parse("{") as string }) });
  expect(problemsOf(bad({})).map((it) => it.split("\n").filter((line) => !line.startsWith("thrown")))).toEqual([
    [expect.stringMatching(/^HM_VALUE_THROWS The function that gives 'other.text' failed: SyntaxError: .*JSON/), "'other.text' set @text (bad)", "→ This is a fault of module 'bad': report it to its author."],
    ["HM_VALUE_THROWS The default of 'bad.d' failed: TypeError: Cannot read properties of undefined (reading 'at')", "'bad.d' declared @options.d (bad)", "→ This is a fault of module 'bad': report it to its author."],
  ]);
});

test("the same evaluation gives the same report again", () => {
  const evaluation = configure(web({ x: 1 } as never), other({ text: 3 as never }));
  expect(errorOf(() => evaluation.home())!.problems).toEqual(errorOf(() => evaluation.home())!.problems);
  expect(errorOf(() => evaluation.home())!.problems).toHaveLength(2);
});

test("what is wrong beside a function that fails is told all the same", () => {
  const broken = () => {
    throw new Error("not today");
  };

  expect(problemsOf(web({ hosts: broken }), web({ hosts: { a: { root: 7 } } } as never)).map((it) => it.split("\n")[0])).toEqual([
    "HM_VALUE_THROWS The function that gives 'services.web.hosts' failed: Error: not today",
    "HM_INVALID_OPTION 'services.web.hosts.a.root' expects a string, but got 7.",
  ]);
});
