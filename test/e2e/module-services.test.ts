import { expect, test } from "vitest";
import { createProject } from "./project.ts";

const folder = ".config/home-manager";

/** A module in the user's own folder that brings a package provider, and a service that the provider is made of. */
const OPT = `
import { PackageProvider, defineModule, service, token, z } from "@hm/api";
const Root = token<string>("OptRoot");
const provider = service(PackageProvider, { root: Root }, ({ root }) => ({
  name: "opt",
  real: false,
  path: (name: string, below: string) => root + "/" + name + below,
  records: (names: readonly string[]) => names.map((name) => ({ name, version: "7" })),
}));
export const opt = defineModule({
  path: "opt",
  description: "Packages below /opt.",
  options: { enable: z.boolean().default(false).describe("Whether to use it.") },
  services: () => [provider, ROOT],
});`;

function write(home: ReturnType<typeof createProject>, root: string): void {
  home.write(`${folder}/opt.ts`, OPT.replace("ROOT", root).replace("token, z", "token, value, z"));
  home.write(
    `${folder}/home.config.ts`,
    `import { defineHome, pkg } from "@hm/api";
import { home } from "@hm/home";
import { opt } from "./opt.ts";
export default defineHome([
  home({ username: "jdoe", homeDirectory: ${JSON.stringify(home.directory)}, stateVersion: "26.05", packageProvider: "opt", packages: ["git"], file: { editor: { text: \`\${pkg("ed")}/bin/ed\\n\` } } }),
  opt({}),
]);\n`,
  );
}

test("a module brings a package provider, made of services", async () => {
  using home = createProject();
  write(home, 'value(Root, "/opt")');

  await home.done("switch");
  expect(home.read("editor")).toBe("/opt/ed/bin/ed\n");
  expect(await home.done("packages")).toMatch(/git.*7/);

  write(home, 'value(Root, "/srv")');
  await home.done("switch");
  expect(home.read("editor")).toBe("/srv/ed/bin/ed\n");
});

test("a service that is missing is named before anything is built", async () => {
  using home = createProject();
  write(home, "");

  expect(await home.refused(1, "switch")).toMatch(/HM_SERVICE_MISSING.*OptRoot/);
});
