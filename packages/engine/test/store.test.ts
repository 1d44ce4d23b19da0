import { mkdirSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { digestOf } from "../src/store/digest.ts";
import { createStore } from "../src/store/store.ts";
import { freshFolder } from "./homes.ts";

describe("store", () => {
  it("names objects by what they hold, and never writes one again", () => {
    const folder = freshFolder();
    const keep = (): string[] => {
      using store = createStore(folder);
      store.open();
      const paths = [store.text("a.txt", "x"), store.text("a.txt", "x", true), store.text("a.txt", "y"), store.tree("t", [{ kind: "link", path: "l/m", to: "n" }])];
      store.settle();
      return paths;
    };
    const first = keep();
    expect(new Set(first).size).toBe(4);
    for (const path of first) utimesSync(path, 7, 7);
    expect(keep()).toEqual(first);
    expect(first.map((it) => statSync(it).mtimeMs)).toEqual([7000, 7000, 7000, 7000]);
    expect(readdirSync(folder)).toHaveLength(4);
  });

  it("writes an object that a killed process left half written anew", () => {
    const folder = freshFolder();
    const pid = spawnSync("true").pid;
    const broken = `${digestOf("whole text")}-b`;
    writeFileSync(join(folder, `.writing-${pid}-abc`), "");
    writeFileSync(join(folder, broken), "who");
    using store = createStore(folder);
    store.open();
    const path = store.text("b", "whole text");
    store.settle();
    expect([path, readFileSync(path, "utf8")]).toEqual([join(folder, broken), "whole text"]);
    expect(readdirSync(folder).filter((it) => it.startsWith(".writing"))).toEqual([]);
  });

  it("relies on no object while another process writes, and is not open while one collects garbage", () => {
    const folder = freshFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${digestOf("text")}-c`), "te");
    writeFileSync(join(folder, `.writing-${process.ppid}-abc`), "");
    using store = createStore(folder);
    store.open();
    const path = store.text("c", "text");
    store.flush();
    expect(readFileSync(path, "utf8")).toBe("text");
    writeFileSync(join(folder, `.collecting-${process.ppid}-abc`), "");
    using other = createStore(folder);
    expect(() => other.open()).toThrow(expect.objectContaining({ code: "HM_LOCKED", message: expect.stringContaining(`process ${process.ppid}`) }));
  });
});
