import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { root, sources } from "../tools/workspace.ts";

const everything = sources("{packages,modules}/*/{src,test}/**/*.ts", "tools/**/*.ts", "test/**/*.ts", "examples/**/*.ts");
const written = sources("{packages,modules}/*/src/**/*.ts", "tools/**/*.ts");
const read = (file: string) => readFileSync(join(root, file), "utf8");

describe("the sources", () => {
  test("have a face that only re-exports", () => {
    for (const file of sources("{packages,modules}/*/src/index.ts")) {
      const rest = read(file).replaceAll(/export (type )?(\*|\{[^}]*\})( as \w+)?( from "\.\/[^"]+")?;/g, "").replaceAll(/\/\*\*.*?\*\//gs, "").trim();
      expect([file, rest]).toEqual([file, ""]);
    }
  });

  test("are files of a size that can be read at once", () => {
    const long = written.filter((file) => read(file).split("\n").length > 300);
    expect(long).toEqual([]);
  });

  test("have names that say what is in them", () => {
    const vague = everything.filter((file) => /^(utils?|helpers?|common|misc|shared|lib)\./.test(basename(file)) || /\/(utils?|helpers?|common|misc)\//.test(file));
    const unusual = everything.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.ts$/.test(basename(file)));
    expect([vague, unusual]).toEqual([[], []]);
  });

  test("use no construct that type stripping cannot take away, nor decorators", () => {
    const unfit = everything.filter((file) => /^\s*(export )?(declare )?(const )?enum |^\s*(export )?namespace |^\s*@[A-Za-z]+\(/m.test(withoutTexts(read(file))));
    expect(unfit).toEqual([]);
  });
});

function withoutTexts(source: string): string {
  return source.replaceAll(/`[^`]*`/gs, "``").replaceAll(/\/\*.*?\*\//gs, "");
}
