import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../workspace.ts";

const example = join(root, "examples/readme");

/** An empty home that has a configuration in the usual place. */
export function createHome(home: string, configuration: string): string {
  const folder = join(home, ".config/home-manager");
  mkdirSync(folder, { recursive: true });
  cpSync(join(example, "package.json"), join(folder, "package.json"));
  symlinkSync(join(example, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "home.config.ts"), configuration.replaceAll("/home/jdoe", home));
  return home;
}

/** The configuration of examples/readme. */
export function readmeConfiguration(): string {
  return readFileSync(join(example, "home.config.ts"), "utf8");
}

/** A configuration with `count` files, each written out, fifty to a folder. The text of one of them is `line`. */
export function manyFiles(count: number, line = "as it was"): string {
  const files = Array.from({ length: count }, (_, at) => `      ${JSON.stringify(nameOf(at))}: { text: ${JSON.stringify(textOf(at, at === count >> 1 ? line : ""))} },`);
  return `import { defineHome } from "@hm/api";
import { home } from "@hm/home";

export default defineHome([
  home({
    username: "jdoe",
    homeDirectory: "/home/jdoe",
    stateVersion: "26.05",
    file: {
${files.join("\n")}
    },
  }),
]);
`;
}

/** Writes the files of `manyFiles` as a plain tree, for programs that link trees. */
export function writeTree(folder: string, count: number): void {
  for (let at = 0; at < count; at++) {
    const file = join(folder, nameOf(at));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, textOf(at, ""));
  }
}

/** Replaces the one line that tells configurations of `manyFiles` apart. */
export function editLine(home: string, from: string, to: string): void {
  const file = join(home, ".config/home-manager/home.config.ts");
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) throw new Error(`${file} has no line ${from}`);
  writeFileSync(file, text.replace(from, to));
}

function nameOf(at: number): string {
  return `.config/app${Math.floor(at / 50)}/part${at % 50}.conf`;
}

function textOf(at: number, line: string): string {
  return `# Part ${at}\nname = "value ${at}"\nenabled = true\n${line}\n`;
}
