import { defineModule, entry, outOfStore, pkg, step, stored } from "@hm/api";
import { expect, test } from "vitest";
import { home } from "./home-module.ts";
import { configure, problemsOf } from "./report.ts";

const read = (input: Parameters<typeof home>[0]) => configure(home(input)).home();
const file = (target: string, input: object) => read({ file: { [target]: input } }).files[0]!;

test("a home tells whose it is and what modules it is made of", () => {
  const extra = defineModule({ path: "extra", description: "Extra.", options: {}, package: { name: "@hm/extra", version: "1.4.0" } });
  expect(configure(extra({})).home()).toMatchObject({ username: "jane", homeDirectory: "/home/jane", stateVersion: "26.05", packageProvider: undefined, modules: [{ path: "home" }, { path: "extra", package: "@hm/extra", version: "1.4.0" }] });
});

test("a file has text, or content from somewhere", () => {
  expect(file("a", { text: "hi" })).toMatchObject({ target: "a", name: "hm_a", source: { kind: "text", text: "hi" }, mode: "link", executable: null });
  expect(file("a", { source: "/etc/hosts" })).toMatchObject({ name: "hm_hosts", source: { kind: "path", path: "/etc/hosts" } });
  expect(file("a", { source: "~/b" }).source).toEqual({ kind: "path", path: "/home/jane/b" });
  expect(file("a", { source: outOfStore("~/live") }).source).toEqual({ kind: "outOfStore", path: "/home/jane/live" });
  expect(file("a", { source: stored("s", { text: "x" }), text: "lost" }).source).toEqual({ kind: "stored", name: "s", content: { text: "x" } });
  expect(file("a", { source: pkg("git") }).source).toEqual({ kind: "path", path: String(pkg("git")) });
});

test("a target is brought into one form below the home", () => {
  const targets = ["/home/jane/.x/y", "~/.x/y", ".x//y", "./.x/y", ".x/z/../y", ".x/y/"];
  for (const it of targets) expect(file("key", { target: it, text: "" }).target).toBe(".x/y");
  expect(file("...", { text: "" }).target).toBe("...");
});

test("a target outside of the home is refused", () => {
  for (const target of ["/etc/x", "../x", "a/../../x", "/home/janet/x", ".", "~/"]) expect(problemsOf(home({ file: { [target]: { text: "" } } }))[0]).toContain("HM_TARGET_OUTSIDE");
});

test("a disabled file is none, nor is one that is not defined", () => {
  expect(read({ file: { a: { enable: false }, b: () => undefined, c: { text: "" } } }).files.map((it) => it.target)).toEqual(["c"]);
});

test("the format of a file to merge into goes by its name", () => {
  const formats = { "a.json": "jsonc", "a.toml": "toml", "b.yml": "yaml", "mimeapps.list": "ini", ".npmrc": "keyvalue" };
  for (const [target, format] of Object.entries(formats)) expect(file(target, { mode: "merge", text: "" }).format).toBe(format);
  expect(file("a.json", { mode: "merge", format: "ini", text: "" }).format).toBe("ini");
  expect(file("a.json", { text: "" }).format).toBeUndefined();
});

test("permissions are bits, however they are written", () => {
  expect([file("a", { mode: "copy", permissions: 0o600, text: "" }).permissions, file("a", { mode: "copy", permissions: "0640", text: "" }).permissions]).toEqual([0o600, 0o640]);
});

test("steps come in an order that respects all neighbours", () => {
  const { steps } = read({ activation: { greet: step({ run: () => ["echo", "hi"], after: ["writeBoundary"] }), check: entry({ value: "true", before: ["writeBoundary"] }), plain: "echo" } });
  expect(steps.map((it) => it.name).filter((it) => ["check", "writeBoundary", "greet"].includes(it))).toEqual(["check", "writeBoundary", "greet"]);
  expect(steps.find((it) => it.name === "greet")!.run).toEqual(["echo", "hi"]);
  expect(steps.find((it) => it.name === "plain")!.run).toBe("echo");
});

test("a step may have any name but those of hm itself", () => {
  expect(read({ activation: { toString: "a", constructor: "b", ["__proto__"]: "c" } }).steps.map((it) => it.name)).toEqual(expect.arrayContaining(["toString", "constructor", "__proto__"]));
  expect(problemsOf(home({ activation: { writeBoundary: "true" } }))[0]).toContain("HM_BUILT_IN_STEP The activation step 'writeBoundary' is hm's own and cannot be set.");
});

test("a step of the wrong form is told", () => {
  expect(problemsOf(home({ activation: { x: step({ run: 3 as never }), y: { run: "x" } as never } })).map((it) => it.split("\n")[0])).toEqual([
    "HM_INVALID_OPTION 'home.activation.x' expects a string or a list of strings or an entry(…), but got 3.",
    "HM_INVALID_OPTION 'home.activation.y' expects a string or a list of strings or an entry(…), but got { run: \"x\" }.",
  ]);
});

test("steps that wait for each other are told", () => {
  expect(problemsOf(home({ activation: { a: step({ run: "", after: ["b"] }), b: step({ run: "", after: ["a"] }) } }))[0]).toMatch(/^HM_DAG_CYCLE .*a → b → a|b → a → b/);
});

test("packages come once each, by name; variables as text", () => {
  const { packages, sessionVariables } = read({ packages: [pkg("git"), "git", "htop"], sessionVariables: { N: 3, B: true, P: pkg("vim"), GONE: null, LATER: () => undefined } });
  expect(packages).toEqual(["git", "htop"]);
  expect(sessionVariables).toEqual({ N: "3", B: "true", P: String(pkg("vim")) });
});

test("a step that is placed next to a mistyped name is warned of, once", () => {
  const evaluation = configure(home({ activation: { greet: step({ after: ["writeBoundry"], before: ["someoneElses"], run: "true" }) } }));
  evaluation.home();
  evaluation.home();

  expect(evaluation.warnings().map((it) => it.message)).toEqual(["The activation step 'greet' is placed next to 'writeBoundry', which is no step. Did you mean 'writeBoundary'?"]);
});
