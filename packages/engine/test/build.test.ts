import { outOfStore, pkg, stored, type HmError } from "@hm/api";
import type { Home } from "@hm/kernel";
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, readlinkSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { createBuilder } from "../src/build/builder.ts";
import { createSourceCache } from "../src/build/source-cache.ts";
import type { Generation } from "../src/engine.ts";
import { createHostProvider } from "../src/packages/host.ts";
import { placeholder } from "../src/packages/placeholder.ts";
import { createStore } from "../src/store/store.ts";
import { freshFolder, homeFile, makeHome, writeFiles } from "./homes.ts";

async function build(folder: string, home: Home): Promise<Generation> {
  using store = createStore(join(folder, "store"));
  const sources = createSourceCache(join(folder, "sources.json"));
  const host = createHostProvider({ PATH: `${folder}/bin:relative` });
  return await createBuilder({ store, sources, providers: [host, placeholder], activator: async () => "#!/bin/sh\n" }).build(home);
}

async function problem(folder: string, home: Home): Promise<HmError> {
  return (await build(folder, home).then(() => undefined, (error: unknown) => error)) as HmError;
}

const read = (generation: Generation, path: string) => readFileSync(join(generation.path, path), "utf8");
const objects = (folder: string) => readdirSync(join(folder, "store")).filter((it) => !it.startsWith("."));

describe("build", () => {
  it("makes a directory with the program, the manifest, the files and the profile", async () => {
    const folder = freshFolder();
    const generation = await build(folder, makeHome([homeFile(".config/foot/foot.ini", "[main]\n"), homeFile("notes", { mode: "copy", permissions: 0o600, source: { kind: "text", text: "n" } })], {
      profile: { "etc/profile.d/hm.sh": "export A=1\n", "bin/hello": "#!/bin/sh\n" },
      packages: ["foot"],
    }));
    expect(readdirSync(generation.path).sort()).toEqual(["activate", "home-files", "home-path", "manifest.json"]);
    expect(statSync(join(generation.path, "activate")).mode & 0o777).toBe(0o555);
    expect(read(generation, "home-files/.config/foot/foot.ini")).toBe("[main]\n");
    expect(read(generation, "home-path/etc/profile.d/hm.sh")).toBe("export A=1\n");
    expect(statSync(join(generation.path, "home-path/bin/hello")).mode & 0o777).toBe(0o555);
    expect(JSON.parse(read(generation, "manifest.json"))).toEqual(JSON.parse(JSON.stringify(generation.manifest)));
    expect(generation.manifest.files["notes"]).toMatchObject({ mode: "copy", permissions: 0o600 });
    expect(generation.manifest.packages).toEqual([{ name: "foot" }]);
    expect(statSync(join(folder, "store")).mode & 0o777).toBe(0o700);
    expect(statSync(readlinkSync(join(generation.path, "home-files/.config/foot/foot.ini"))).mode & 0o777).toBe(0o444);
  });

  it("gives the same generation and writes nothing when only places differ", async () => {
    const folder = freshFolder();
    const first = await build(folder, makeHome([homeFile("a", "1"), homeFile("b", "2")]));
    const before = objects(folder);
    const moved = { place: () => ({ file: "/etc/home.config.ts", line: 90, column: 1 }), keys: [] };
    const second = await build(folder, makeHome([homeFile("b", { source: { kind: "text", text: "2" }, origin: moved }), homeFile("a", "1")]));
    expect(second.path).toBe(first.path);
    expect(objects(folder)).toEqual(before);
    expect((await build(folder, makeHome([homeFile("a", "1"), homeFile("b", "3")]))).path).not.toBe(first.path);
  });

  it("puts paths where texts refer to packages and to objects of the store, also inside of these", async () => {
    const folder = freshFolder();
    const inner = stored("inner.conf", { text: `editor = ${pkg("vim")}/bin/vim\n` });
    const outer = stored("run it.sh", { text: `cat ${inner}`, executable: true });
    const generation = await build(folder, makeHome([homeFile("x", `exec ${outer}`)], { sessionVariables: { GIT: `${pkg("git")}` } }));
    const [, script] = read(generation, "home-files/x").split(" ");
    expect(basename(script!)).toMatch(/^[a-z0-9]{32}-runit\.sh$/);
    expect(statSync(script!).mode & 0o777).toBe(0o555);
    expect(readFileSync(readFileSync(script!, "utf8").slice(4), "utf8")).toBe("editor = @vim@/bin/vim\n");
    expect(generation.manifest.sessionVariables).toEqual({ GIT: "@git@" });
    expect(generation.manifest.references).toHaveLength(2);
  });

  it("finds packages on the host: programs on PATH, settings in /etc, all else in /usr", async () => {
    const folder = freshFolder();
    writeFiles(folder, { "bin/delta": "" });
    chmodSync(join(folder, "bin/delta"), 0o755);
    const text = `${pkg("d")}/bin/delta ${pkg("d")}/bin/none:${pkg("d")}/etc/d.conf "${pkg("d")}/share/d" PATH=${pkg("d")}/bin`;
    const generation = await build(folder, makeHome([homeFile("x", text)], { packageProvider: undefined }));
    expect(read(generation, "home-files/x")).toBe(`${folder}/bin/delta /usr/bin/none:/etc/d.conf "/usr/share/d" PATH=/usr/bin`);
    expect(await problem(folder, makeHome([], { packageProvider: "flatpak" }))).toMatchObject({ code: "HM_UNKNOWN_PROVIDER", message: expect.stringContaining("'host', 'placeholder'") });
  });

  it("copies sources with their mode, and links paths outside the store as they are", async () => {
    const folder = freshFolder();
    const from = writeFiles(join(folder, "from"), { "plain.txt": "p", "tool.sh": "t", "tree/sub/deep": "d" });
    chmodSync(join(from, "tool.sh"), 0o755);
    symlinkSync("sub/deep", join(from, "tree/link"));
    const path = (name: string) => ({ source: { kind: "path", path: join(from, name) } as const, name: `hm_${name}` });
    const generation = await build(folder, makeHome([
      homeFile("plain", { ...path("plain.txt"), executable: true }),
      homeFile("tool", path("tool.sh")),
      homeFile("quiet", { ...path("tool.sh"), executable: false }),
      homeFile("tree", path("tree")),
      homeFile("live", { source: { kind: "outOfStore", path: outOfStore("/srv/nowhere").path } }),
    ]));
    const mode = (target: string) => statSync(join(generation.path, "home-files", target)).mode & 0o777;
    expect([mode("plain"), mode("tool"), mode("quiet"), mode("tree/sub/deep")]).toEqual([0o555, 0o555, 0o444, 0o444]);
    expect(lstatSync(join(generation.path, "home-files/tree")).isSymbolicLink()).toBe(true);
    expect(readlinkSync(join(generation.path, "home-files/tree/link"))).toBe("sub/deep");
    expect(generation.manifest.files["live"]).toEqual({ mode: "link", to: "/srv/nowhere" });
  });

  it("links a recursive folder file by file, and copies nothing anew that did not change", async () => {
    const folder = freshFolder();
    const from = writeFiles(join(folder, "from"), { "a/one": "1", "a/two": "2", three: "3" });
    symlinkSync("../three", join(from, "a/rel"));
    const home = makeHome([homeFile(".x", { recursive: true, source: { kind: "path", path: from } })]);
    const first = await build(folder, home);
    expect(Object.keys(first.manifest.files)).toEqual([".x/a/one", ".x/a/rel", ".x/a/two", ".x/three"]);
    expect(first.manifest.files[".x/a/rel"]).toEqual({ mode: "link", to: "/home/ada/.x/three" });
    const before = new Set(objects(folder));
    writeFileSync(join(from, "a/two"), "changed");
    const second = await build(folder, home);
    expect(read(second, "home-files/.x/a/two")).toBe("changed");
    expect(objects(folder).filter((it) => !before.has(it)).map((it) => it.slice(33)).sort()).toEqual(["hm_two", "home-manager-generation"]);
  });

  it("shares what did not change of a large home with the generation before", async () => {
    const folder = freshFolder();
    const files = Array.from({ length: 600 }, (_, it) => homeFile(`.config/app${it % 30}/f${it}`, `${it}`));
    const first = await build(folder, makeHome(files));
    const before = new Set(objects(folder));
    const second = await build(folder, makeHome([...files.slice(1), homeFile(".config/app0/f0", "edited")]));
    expect([read(first, "home-files/.config/app0/f0"), read(second, "home-files/.config/app0/f0"), read(second, "home-files/.config/app29/f599")]).toEqual(["0", "edited", "599"]);
    expect(objects(folder).filter((it) => !before.has(it)).map((it) => it.slice(33)).sort()).toEqual(["hm_.configapp0f0", "home-files", "home-files", "home-manager-generation"]);
  });

  it.each([["ignore", "tree"], ["override", "single"]] as const)("settles overlaps by '%s'", async (fileOverlapResolution, winner) => {
    const folder = freshFolder();
    const from = writeFiles(join(folder, "from"), { bar: "tree", foo: "tree" });
    const files = [homeFile("d/bar", "single"), homeFile("d", { recursive: true, source: { kind: "path", path: from } })];
    const generation = await build(folder, makeHome(files, { fileOverlapResolution }));
    expect(read(generation, "home-files/d/bar")).toBe(winner);
    expect(await problem(folder, makeHome(files, { fileOverlapResolution: "error" }))).toMatchObject({ code: "HM_FILE_OVERLAP" });
  });

  it("links a recursive folder outside the store file by file, and reads a source outside it where its content is needed", async () => {
    const folder = freshFolder();
    const live = writeFiles(join(folder, "live"), { "in/a": "1", b: "2" });
    const source = { kind: "outOfStore", path: live } as const;
    const generation = await build(folder, makeHome([homeFile("l", { source, recursive: true }), homeFile("c", { source, recursive: true, mode: "copy" }), homeFile("one", { source })]));
    expect(generation.manifest.files).toMatchObject({ "l/in/a": { mode: "link", to: `${live}/in/a` }, "l/b": { mode: "link", to: `${live}/b` }, "c/in/a": { mode: "copy", permissions: 0o644 }, one: { mode: "link", to: live } });
    expect(await problem(folder, makeHome([homeFile("p", { mode: "copy", source: { kind: "path", path: `${pkg("foot")}/share/foot.ini` } })]))).toMatchObject({ code: "HM_SOURCE_NOT_AVAILABLE" });
  });

  it("keeps the values that a merged file declares, and names the text that cannot be read", async () => {
    const folder = freshFolder();
    const merged = (text: string) => homeFile("m.json", { mode: "merge", format: "jsonc", permissions: 0o600, source: { kind: "text", text } });
    const generation = await build(folder, makeHome([merged('{ "a": { "b": [1] } } // note\n')]));
    expect(generation.manifest.files["m.json"]).toEqual({ mode: "merge", format: "jsonc", values: { a: { b: [1] } }, permissions: 0o600 });
    expect(read(generation, "home-files/m.json")).toContain("// note");
    expect(generation.manifest.references).toHaveLength(1);
    expect(await problem(folder, makeHome([merged("{ a: ")]))).toMatchObject({ code: "HM_MERGE_SYNTAX" });
  });

  it("reports every problem of the files at once, each with its places", async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, "dir"));
    const error = await problem(folder, makeHome([
      homeFile("a", "1"),
      homeFile("a", "2"),
      homeFile("b", { source: { kind: "path", path: `${folder}/none` } }),
      homeFile("c", { mode: "copy", source: { kind: "path", path: `${folder}/dir` } }),
      homeFile("e/f", "inside"),
      homeFile("e", { source: { kind: "path", path: `${folder}/dir` } }),
      homeFile("g", { source: { kind: "path", path: "/dev/null" } }),
    ]));
    expect(error.code).toBe("HM_BUILD");
    expect(error.problems.map((it) => it.code)).toEqual(["HM_DUPLICATE_TARGET", "HM_SOURCE_MISSING", "HM_FOLDER_AS_FILE", "HM_SOURCE_SPECIAL", "HM_TARGET_INSIDE_FILE"]);
    expect(error.problems[0]!.exhibits.map((it) => it.origin.keys[2])).toEqual(["a", "a"]);
  });

  it("refuses names that are not UTF-8, and names the folder", async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, "dir"));
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/dir/caf`), Buffer.from([0xe9])]), "");
    expect(await problem(folder, makeHome([homeFile("d", { source: { kind: "path", path: `${folder}/dir` } })]))).toMatchObject({ code: "HM_NAME_NOT_UTF8", message: expect.stringContaining(`'${folder}/dir' holds a name that is not UTF-8: 'caf\\xe9'`) });
  });

  it("says that a store cannot be written", async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, "store"), "");
    expect(await problem(folder, makeHome([]))).toMatchObject({ code: "HM_STORE_UNWRITABLE" });
    expect(existsSync(join(folder, "sources.json"))).toBe(false);
  });
});
