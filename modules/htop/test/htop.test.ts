import type { Content } from "@hm/api";
import { htop, htopDefaultFields, htopFields, htopMeters } from "@hm/htop";
import { buildHome } from "@hm/testing";
import { xdg } from "@hm/xdg";
import { describe, expect, test } from "vitest";
import { htoprcOf } from "./htoprc-of.ts";

const usual = "fields=0 48 17 18 38 39 40 2 46 47 49 1";

test("leaves htop its own file unless there are settings", () => {
  const { home, packages } = buildHome(htop({ enable: true }));

  expect(home.files.map((it) => it.target).filter((it) => it.includes("htop"))).toEqual([]);
  expect(packages).toEqual(["htop"]);
});

test("links the folder, so that htop cannot replace the file", () => {
  const { home } = buildHome(xdg({ configHome: "/home/jdoe/etc" }), htop({ enable: true, settings: { delay: 15 } }));

  const file = home.files.find((it) => it.target === "etc/htop")!;
  expect(file.source).toMatchObject({ kind: "stored", content: { files: { htoprc: { text: expect.any(String) } } } satisfies Content });
});

test("writes values of every kind, in their order", () => {
  const { bar, text, graph, led, blank, left, right } = htopMeters;
  const { PID, USER, COMM } = htopFields;

  expect(
    htoprcOf(
      htop({
        enable: true,
        settings: {
          tree_view: true,
          hide_threads: false,
          delay: 15,
          fields: [PID, USER, COMM],
          "screen:Main": "PID Command",
          ".sort_key": "PID",
          ...left([bar("AllCPUs2"), graph("Memory"), blank]),
          ...right([text("Tasks"), led("Clock")]),
        },
      }),
    ),
  ).toBe(
    [
      "tree_view=1", "hide_threads=0", "delay=15", "fields=0 48 1", "screen:Main=PID Command", ".sort_key=PID", "left_meters=AllCPUs2 Memory Blank", "left_meter_modes=1 3 2",
      "right_meters=Tasks Clock", "right_meter_modes=2 4", "",
    ].join("\n"),
  );
});

describe("the columns", () => {
  test("are the usual ones, by name among settings that stand by name", () => {
    expect(htoprcOf(htop({ enable: true, settings: { color_scheme: 6, delay: 3, hide_threads: true } }))).toBe(`color_scheme=6\ndelay=3\n${usual}\nhide_threads=1\n`);
  });

  test("are the usual ones, before settings in another order", () => {
    expect(htoprcOf(htop({ enable: true, settings: { hide_threads: true, delay: 3 } }))).toBe(`${usual}\nhide_threads=1\ndelay=3\n`);
  });

  test("are left to screens, where there are any", () => {
    expect(htoprcOf(htop({ enable: true, settings: { "screen:IO": "PID IO_RATE", delay: 3 } }))).toBe("screen:IO=PID IO_RATE\ndelay=3\n");
  });

  test("are those that are set", () => {
    expect(htoprcOf(htop({ enable: true, settings: { fields: htopDefaultFields.slice(0, 2) } }))).toBe("fields=0 48\n");
  });
});

test("writes the layout of the head before everything else", () => {
  expect(htoprcOf(htop({ enable: true, settings: { column_meters_0: ["AllCPUs"], header_layout: "one_100" } }))).toBe(`header_layout=one_100\ncolumn_meters_0=AllCPUs\n${usual}\n`);
});

test.for([[{ delay: null }], [{ delay: 1.5 }], [{ fields: [true] }], [{ "screen:Main": { fields: "PID" } }]])("refuses %j", ([settings]) => {
  expect(() => buildHome(htop({ enable: true, settings: settings as never }))).toThrow(expect.objectContaining({ code: "HM_INVALID_OPTION" }));
});
