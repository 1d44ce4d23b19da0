import { expect, test } from "vitest";
import { createProject } from "./project.ts";

test("the text of a file is read when the home is built, and counts as a change", async () => {
  using home = createProject();
  home.write("motto", "one\n");
  home.write(
    ".config/home-manager/home.config.ts",
    `import { defineHome, fileText } from "@hm/api";
import { home } from "@hm/home";
export default defineHome([
  home({ username: "jdoe", homeDirectory: ${JSON.stringify(home.directory)}, stateVersion: "26.05", file: { a: { text: \`before \${fileText(${JSON.stringify(`${home.directory}/motto`)})}after\\n\` } } }),
]);\n`,
  );
  await home.done("switch");
  expect(home.read("a")).toBe("before one\nafter\n");

  home.write("motto", "two\n");
  await home.done("switch");
  expect(home.read("a")).toBe("before two\nafter\n");
});
