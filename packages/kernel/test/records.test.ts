import { defineModule, types, z } from "@hm/api";
import { expect, test } from "vitest";
import { configure, problemsOf } from "./report.ts";

const profile = z.object({
  name: types.named(),
  id: z.int().default(0),
  path: types.derived(z.string(), "name and id", ({ name, siblings }) => `${name}-${siblings.id}`),
  search: z.object({ engine: z.string().default("ddg"), hidden: z.array(z.string()).default([]) }),
  settings: z.record(z.string(), z.any()).default({}),
});
const browser = defineModule({
  path: "programs.browser",
  description: "A browser.",
  options: {
    profiles: z.record(z.string(), profile).default({}),
    policies: z.looseObject({ telemetry: z.boolean().default(true) }),
    limits: z.record(z.enum(["cpu", "memory"]), z.int()).optional(),
    ports: z.record(z.string().regex(/^\d+$/, "a port is a number"), z.string()).default({}),
    window: { size: { width: z.int().default(800), height: z.int().default(600) } },
  },
});

test("entries of a record get the defaults of their options, and their name", () => {
  const { get } = configure(browser({ profiles: { work: { id: 3 }, play: {} } }));
  expect(get(browser).profiles["work"]).toEqual({ name: "work", id: 3, path: "work-3", search: { engine: "ddg", hidden: [] }, settings: {} });
  expect(get(browser).profiles["play"]).toMatchObject({ name: "play", path: "play-0" });
});

test("definitions of one entry merge by key", () => {
  const { get } = configure(
    browser({ profiles: { work: { search: { hidden: ["bing"] }, settings: { "a.b": true } } } }),
    browser({ profiles: { work: { name: "office", search: { engine: "kagi", hidden: ["yahoo"] }, settings: { c: () => 2 } } } }),
  );
  expect(get(browser).profiles["work"]).toMatchObject({ name: "office", search: { engine: "kagi", hidden: ["bing", "yahoo"] }, settings: { "a.b": true, c: 2 } });
});

test("the name of an entry is there for functions in nested groups of it", () => {
  const site = defineModule({ path: "site", description: "Sites.", options: { hosts: z.record(z.string(), z.object({ tls: z.object({ cert: types.derived(z.string(), "by name", ({ name }) => `/certs/${name}.pem`) }) })).default({}) } });
  expect(configure(site({ hosts: { "a.org": {} } })).get(site).hosts["a.org"]!.tls.cert).toBe("/certs/a.org.pem");
});

test("a record with some known keys takes further ones", () => {
  const { get } = configure(browser({ policies: { DisableX: true, deep: { er: [1] } } }));
  expect(get(browser).policies).toEqual({ telemetry: true, DisableX: true, deep: { er: [1] } });
});

test("empty records are values", () => {
  const { get } = configure(browser({ profiles: { play: { settings: {} } } }), browser({ profiles: {} }), browser({}));
  expect(Object.keys(get(browser).profiles)).toEqual(["play"]);
  expect(get(browser).profiles["play"]!.settings).toEqual({});
});

test("nested groups have options of any depth", () => {
  expect(configure(browser({ window: { size: { width: 1024 } } })).get(browser).window).toEqual({ size: { width: 1024, height: 600 } });
});

test("an unknown option in an entry is told with the path to it", () => {
  expect(problemsOf(browser({ profiles: { work: { search: { engin: "x" } } } } as never))).toEqual(["HM_UNKNOWN_OPTION 'programs.browser.profiles.work.search' has no option 'engin'.\n@profiles.work.search.engin\n→ Did you mean 'engine'?"]);
});

test("an unknown option that stands in a group further down is told with its place there", () => {
  expect(problemsOf(browser({ width: 3 } as never))).toEqual(["HM_UNKNOWN_OPTION 'programs.browser' has no option 'width'.\n@width\n→ Did you mean 'window.size.width'?"]);
});

test("an unknown option that is like no other is told with those that there are", () => {
  expect(problemsOf(browser({ tabs: 3 } as never))[0]).toContain("→ It has profiles, policies, limits, ports, window.");
});

test("keys that a record does not take are told one by one", () => {
  expect(problemsOf(browser({ ports: { 80: "http", ssh: "22" }, limits: { cpu: 2, memroy: 4 } as never }))).toEqual([
    "HM_INVALID_OPTION 'programs.browser.ports' cannot have an entry named \"ssh\": a port is a number.\n@ports.ssh\n→ Give the entry another name.",
    "HM_UNKNOWN_OPTION 'programs.browser.limits' has no option 'memroy'.\n@limits.memroy\n→ Did you mean 'memory'?",
  ]);
});

test("a value in the place of a group or an entry is told", () => {
  expect(problemsOf(browser({ window: 3 as never, profiles: { work: "x" as never } }))).toEqual([
    "HM_INVALID_OPTION 'programs.browser.window' expects a group of options, but got 3.\n3 @window\n→ Write a record, such as { size: … }.",
    "HM_INVALID_OPTION 'programs.browser.profiles.work' expects a record of options, but got \"x\".\n\"x\" @profiles.work\n→ Write a record, such as { name: … }.",
  ]);
});
