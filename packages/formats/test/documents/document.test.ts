import { HmError } from "@hm/api";
import { describe, expect, test } from "vitest";
import { openDocument, parseValues, renderValues, type DocumentFormat } from "../../src/documents/index.ts";

function failure(run: () => unknown): HmError {
  try {
    run();
  } catch (error) {
    if (error instanceof HmError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}

test.for<[DocumentFormat, string, string]>([
  ["json", '{\n  "a": 1,\n  "b" 2\n}\n', "line 3, column 7"],
  ["json", '{ "a": 1 } // no', "line 1, column 12"],
  ["json", "[1]", "line 1, column 1"],
  ["jsonc", "{\n  // ok\n  'a': 1\n}", "line 3, column 3"],
  ["toml", "a = 1\nb = = 2\n", "line 2, column 5"],
  ["toml", "[a]\nx = 1\n[a]\n", "line 3"],
  ["yaml", "a: 1\nb: [1, 2\n", "line 3"],
  ["yaml", "a: 1\n---\nb: 2\n", "line 2"],
  ["yaml", "- a\n- b\n", "line 1, column 1"],
  ["ini", "a=1\n [open\nb=2\n", "line 2, column 2"],
])("refuses bad %s and says where", ([format, text, place]) => {
  const error = failure(() => openDocument(format, text));
  expect(error.code).toBe("HM_PARSE");
  expect(error.message).toContain(place);
});

test.for<[DocumentFormat, string]>([
  ["json", '{\n  "a": {\n    "b": "x"\n  }\n}\n'],
  ["jsonc", '{\n  "a": {\n    "b": "x"\n  }\n}\n'],
  ["toml", '[a]\nb = "x"\n'],
  ["yaml", "a:\n  b: x\n"],
  ["ini", "[a]\nb=x\n"],
])("starts a new %s text", ([format, expected]) => {
  const document = openDocument(format, "");
  expect(document.values()).toEqual({});
  document.set(["a", "b"], "x");
  expect(document.toString()).toBe(expected);
  expect(renderValues(format, { a: { b: "x" } })).toBe(expected);
});

test("keeps a byte order mark", () => {
  const document = openDocument("json", '\uFEFF{ "a": 1 }');
  document.set(["a"], 2);
  expect(document.toString()).toBe('\uFEFF{ "a": 2 }');
});

test("leaves a value alone that is equal but spelled in another way", () => {
  const text = "n = 1.0\nh = 0x10\ns = 'x'\n";
  const document = openDocument("toml", text);
  document.set(["n"], 1);
  document.set(["h"], 16);
  document.set(["s"], "x");
  expect(document.toString()).toBe(text);
});

test("does not throw away a plain value to make room for a record", () => {
  const document = openDocument("json", '{ "a": { "b": 1 } }');
  const error = failure(() => document.set(["a", "b", "c"], 2));
  expect([error.code, error.message]).toEqual(["HM_PATH_BLOCKED", expect.stringContaining("'a.b' holds a plain value")]);
  expect(document.toString()).toBe('{ "a": { "b": 1 } }');
});

test.for<[DocumentFormat, string[], unknown]>([
  ["toml", ["a"], null],
  ["toml", ["a"], [1, { b: null }]],
  ["json", ["a"], Number.NaN],
  ["ini", ["a"], "two\nlines"],
  ["ini", ["a", "b", "c"], "x"],
  ["ini", ["#a"], "x"],
  ["keyvalue", ["a", "b"], "x"],
])("refuses what %s cannot hold", ([format, path, value]) => {
  expect(failure(() => openDocument(format, "").set(path, value as string)).code).toBe("HM_FORMAT_VALUE");
});

describe("pruning", () => {
  test("stops at a record with a comment in it", () => {
    const document = openDocument("jsonc", '{\n  "a": {\n    // mine\n    "b": 1\n  }\n}\n');
    document.delete(["a", "b"]);
    expect(document.toString()).toBe('{\n  "a": {\n    // mine\n  }\n}\n');
  });

  test("takes an empty section with it", () => {
    const document = openDocument("ini", "top=1\n\n[a]\nx=1\n\n[b]\ny=1\n");
    expect(document.delete(["a", "x"])).toBe(true);
    expect(document.delete(["a", "x"])).toBe(false);
    expect(document.toString()).toBe("top=1\n\n[b]\ny=1\n");
  });
});

describe("YAML", () => {
  test("keeps anchors and refuses to change what an alias shares", () => {
    const text = "base: &base\n  image: a\nweb:\n  <<: *base\n  port: 1\n";
    const document = openDocument("yaml", text);
    expect(document.get(["web", "image"])).toBe("a");
    expect(failure(() => document.set(["base", "image"], "b")).code).toBe("HM_EDIT_UNSAFE");
    document.set(["web", "image"], "c");
    expect(document.toString()).toBe(`${text}  image: c\n`);
  });

  test("replaces values of every shape", () => {
    const document = openDocument("yaml", 'a: |\n  two\n  lines\nb:\n- x\n- y\nc: {k: v}\nd: "q" # note\ne:\n  f:\n    g: 1\n');
    document.set(["a"], "one");
    document.set(["b"], "none");
    document.set(["c"], [1, 2]);
    document.set(["d"], ["x"]);
    document.set(["e", "f"], true);
    expect(document.toString()).toBe("a: one\nb: none\nc: [1, 2]\nd: [x] # note\ne:\n  f: true\n");
  });

  test("stays inside the markers of a document", () => {
    const document = openDocument("yaml", "%YAML 1.2\n---\na: 1\n...\n");
    document.set(["b"], ["x", { k: 1, z: [2] }]);
    expect(document.toString()).toBe("%YAML 1.2\n---\na: 1\nb:\n  - x\n  - k: 1\n    z:\n      - 2\n...\n");
  });
});

describe("TOML", () => {
  test("adds to dotted keys and inline tables in their own way", () => {
    const document = openDocument("toml", "a.b.c = 1\nt = {x = 1,y = 2}\n\n[s]\n");
    document.set(["a", "b", "d"], 2);
    document.set(["t", "z"], 3);
    document.set(["s", "k"], "v");
    expect(document.toString()).toBe('a.b.c = 1\na.b.d = 2\nt = {x = 1,y = 2,z = 3}\n\n[s]\nk = "v"\n');
  });

  test("replaces lists that span lines and arrays of tables", () => {
    const document = openDocument("toml", 'l = [\n  1, # one\n  "]", # two\n]\nm = """a\n"b" = c\n"""\n\n[[t]]\nx = 1\n[t.sub]\ny = 2\n\n[[t]]\nx = 3\n');
    expect(document.get(["t"])).toEqual([{ x: 1, sub: { y: 2 } }, { x: 3 }]);
    document.set(["l"], [2]);
    document.set(["m"], "n");
    document.set(["t"], [{ x: 4 }]);
    expect(document.toString()).toBe('l = [2]\nm = "n"\nt = [{ x = 4 }]\n');
  });

  test("reads dates as their text", () => {
    expect(parseValues("toml", "d = 1979-05-27\nt = 1979-05-27 07:32:00Z\n")).toEqual({ d: "1979-05-27", t: "1979-05-27T07:32:00.000Z" });
  });
});

describe("INI", () => {
  test("keeps the spacing around the separator", () => {
    const document = openDocument("ini", "[a]\n  x   =  1\n");
    document.set(["a", "x"], 2);
    document.set(["a", "y"], true);
    expect(document.toString()).toBe("[a]\n  x   =  2\n  y   =  true\n");
  });

  test("puts a key without section before all sections and their comments", () => {
    const document = openDocument("ini", "; about a\n[a]\nx=1\n");
    document.set(["root"], "true");
    expect(document.toString()).toBe("root=true\n\n; about a\n[a]\nx=1\n");
  });
});
