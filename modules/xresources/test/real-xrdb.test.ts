import { spawn } from "node:child_process";
import { once } from "node:events";
import { replaceTokens } from "@hm/api";
import { home as base } from "@hm/home";
import { buildHome, createTestHome, requireProgram } from "@hm/testing";
import { xresources } from "@hm/xresources";
import { expect, test } from "vitest";

const missing = ["Xvfb", "xrdb", "cpp"].filter((it) => !requireProgram(it));

test.skipIf(missing.length > 0)("the real xrdb merges what changed into the X server", { timeout: 30_000 }, async () => {
  using home = createTestHome();
  const built = buildHome(
    base({ homeDirectory: home.directory }),
    xresources({
      properties: { "Test*flag": true, "Test*float": 12.5, "Test*list": ["a", 1, false], "Test*indented": " one blank", "Test*lines": "first\nsecond" },
      extraConfig: "#define word cherry\nTest*fruit: word",
    }),
  );
  const file = built.home.files.find((it) => it.target === ".Xresources")!;
  home.write(".Xresources", built.files[".Xresources"]!);
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "320x200x24", "-nolisten", "tcp", "-noreset"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  try {
    const [number] = (await once(server.stdio[3] as NodeJS.ReadableStream, "data")) as [Buffer];
    const env = { DISPLAY: `:${`${number}`.trim()}` };
    const onChange = replaceTokens(file.onChange, () => "").replaceAll("/bin/xrdb", "xrdb");
    const script = `run() { "$@"; }\necho 'Other.resource: stays' | xrdb -merge -\n${onChange}xrdb -query`;

    const { status, stdout, stderr } = await home.run("bash", ["-c", script], { env });

    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout.trim().split("\n").toSorted()).toEqual([
      "Other.resource:\tstays",
      "Test*flag:\ttrue",
      "Test*float:\t12.500000",
      "Test*fruit:\tcherry",
      "Test*indented:\t\\ one blank",
      "Test*lines:\tfirst\\nsecond",
      "Test*list:\ta, 1, false",
    ]);
  } finally {
    server.kill();
  }
});
