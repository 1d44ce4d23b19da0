import { chmodSync, existsSync, lstatSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createProject } from "./project.ts";

/** For each format: a file of its program, what hm declares of it, and the file with that. */
const formats = {
  "app.json": ['{\n  "z": 1,\n  "own": { "b": 2, "a": [1,2] },\n  "theme": "light"\n}\n', '{ "theme": "dark", "new": { "x": 1, "a": 2 } }', '{\n  "z": 1,\n  "own": { "b": 2, "a": [1,2] },\n  "theme": "dark",\n  "new": {\n    "x": 1,\n    "a": 2\n  }\n}\n'],
  "app.jsonc": ['{\n  // mine\n  "z": 1, // first\n  "theme": "light",\n}\n', '{ "theme": "dark" }', '{\n  // mine\n  "z": 1, // first\n  "theme": "dark",\n}\n'],
  "app.toml": ['# mine\nz = 1 # first\ntheme = "light"\n\n[own]\nb = 2\n', 'theme = "dark"\n[own]\nc = 3\n', '# mine\nz = 1 # first\ntheme = "dark"\n\n[own]\nb = 2\nc = 3\n'],
  "app.yaml": ["# mine\nz: 1 # first\ntheme: light\nown:\n  - b\n", "theme: dark\n", "# mine\nz: 1 # first\ntheme: dark\nown:\n  - b\n"],
  "app.ini": ["; mine\n[view]\nz=1\ntheme=light\n\n[own]\nb=2\n", "[view]\ntheme=dark\n", "; mine\n[view]\nz=1\ntheme=dark\n\n[own]\nb=2\n"],
  "app.conf": ["# mine\nz=1\ntheme=light\n", "theme=dark\n", "# mine\nz=1\ntheme=dark\n"],
} as const;

const declare = (format = "") => Object.entries(formats).map(([name, [, declared]]) => `"${name}": { mode: "merge", text: ${JSON.stringify(declared)}, force: true ${name === "app.conf" ? ', format: "keyvalue"' : format} },`).join("\n");

test.concurrent("hm owns the keys that it declares and leaves all else as it is, in every format", async () => {
  using home = createProject();
  for (const [name, [before]] of Object.entries(formats)) home.write(name, before);
  home.files(declare());
  await home.done("switch");
  for (const [name, [, , after]] of Object.entries(formats)) expect([name, home.read(name)]).toEqual([name, after]);
  expect(await home.done("switch")).toMatch(/^Nothing to do/);
  home.files("");
  await home.done("switch");
  for (const [name, [before]] of Object.entries(formats)) expect([name, home.read(name)]).toEqual([name, before]);
});

test.concurrent("what a program writes beside hm's keys stays through switches, rollbacks and the end", async () => {
  using home = createProject();
  const set = (text: string) => home.files(`"a.json": { mode: "merge", text: '${text}' }`);
  home.write("a.json", '{ "own": 1 }');
  set('{ "one": 1, "two": { "x": 1 } }');
  await home.done("switch");
  home.write("a.json", home.read("a.json").replace('"own": 1', '"own": 2, "more": [3]'));
  expect(await home.done("status")).toContain("as hm left it");
  set('{ "two": { "x": 2, "y": 3 } }');
  await home.done("switch");
  expect(JSON.parse(home.read("a.json"))).toEqual({ own: 2, more: [3], two: { x: 2, y: 3 } });
  await home.done("rollback");
  expect(JSON.parse(home.read("a.json"))).toEqual({ own: 2, more: [3], one: 1, two: { x: 1 } });
  await home.done("uninstall", "--yes");
  expect(JSON.parse(home.read("a.json"))).toEqual({ own: 2, more: [3] });
});

test.concurrent("a file that hm made goes with its last key, and keeps what a program added", async () => {
  using home = createProject();
  home.files(`"made/a.json": { mode: "merge", text: '{ "a": 1 }', permissions: 0o600 }, "made/b.json": { mode: "merge", text: '{ "b": 1 }' }`);
  await home.done("switch");
  expect(lstatSync(join(home.directory, "made/a.json")).mode & 0o777).toBe(0o600);
  chmodSync(join(home.directory, "made/b.json"), 0o640);
  home.write("made/b.json", '{ "b": 1, "own": true }');
  home.files("");
  await home.done("switch");
  expect(existsSync(join(home.directory, "made/a.json"))).toBe(false);
  expect(JSON.parse(home.read("made/b.json"))).toEqual({ own: true });
  expect(lstatSync(join(home.directory, "made/b.json")).mode & 0o777).toBe(0o640);
});

test.concurrent("another value for a declared key is a collision, unless it is what hm wants or forces", async () => {
  using home = createProject();
  home.write("a.json", '{ "theme": "light", "same": 1 }\n');
  const set = (text: string, more = "") => home.files(`"a.json": { mode: "merge", text: '${text}' ${more} }`);
  set('{ "same": 1 }');
  await home.done("switch");
  set('{ "same": 1, "theme": "dark" }');
  const before = home.snapshot([".cache", ".local/state/hm/store"]);
  const said = await home.refused(3, "switch");
  expect(said).toMatch(/a\.json' has another value for 'theme'[^]*-.*"light"[^]*\+.*"dark"/);
  expect(home.snapshot([".cache", ".local/state/hm/store"])).toEqual(before);
  set('{ "same": 1, "theme": "dark" }', ", force: true");
  await home.done("switch");
  set('{ "same": 1 }');
  await home.done("switch");
  expect(home.read("a.json")).toBe('{ "theme": "light", "same": 1 }\n');
});

test.concurrent("a key that was changed by hand is a collision that shows both values, and can be adopted", async () => {
  using home = createProject();
  home.write("a.json", '{ "own": 1 }\n');
  const set = (theme: string) => home.files(`"a.json": { mode: "merge", text: '{ "theme": "${theme}" }' }`);
  set("dark");
  await home.done("switch");
  home.write("a.json", '{ "own": 2, "theme": "light" }\n');
  expect(await home.done("status")).toMatch(/changed   ~\/a\.json\n[^]*-.*"dark"[^]*\+.*"light"/);
  const said = await home.refused(3, "switch");
  expect(said).toMatch(/changed by hand in 'theme'[^]*-.*"dark"[^]*\+.*"light"[^]*hm adopt ~\/a\.json/);
  expect(await home.done("adopt", "a.json")).toMatch(/is set at .*home\.config\.ts:8:\d+\. Make it:\n\n.*"theme": "light"/);
  set("light");
  await home.done("switch");
  expect(JSON.parse(home.read("a.json"))).toEqual({ own: 2, theme: "light" });
});

test.concurrent("a file that is no such format is never written to", async () => {
  using home = createProject();
  home.write("a.json", "{ broken");
  home.files(`"a.json": { mode: "merge", text: '{ "a": 1 }' }`);
  expect(await home.refused(3, "switch")).toMatch(/a\.json' cannot be merged with: .*line 1/);
  expect(home.read("a.json")).toBe("{ broken");
  await home.done("switch", "-b", "bak");
  expect([home.read("a.json.bak"), JSON.parse(home.read("a.json"))]).toEqual(["{ broken", { a: 1 }]);
  await home.done("uninstall", "--yes");
  expect(home.read("a.json")).toBe("{ broken");
  expect(existsSync(join(home.directory, "a.json.bak"))).toBe(false);
});
