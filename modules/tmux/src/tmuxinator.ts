import { pkg, types, z } from "@hm/api";
import { yaml, type Data } from "@hm/formats";

/** tmuxinator, which makes sessions of descriptions. */
export const tmuxinator = {
  enable: types.enable("tmuxinator, which makes sessions of descriptions"),
  package: types.nullablePackage(pkg("tmuxinator"), "tmuxinator"),
  projects: z.record(z.string(), z.any()).default({}).describe("Projects by name, as tmuxinator describes them."),
};

/** A file for each project. */
export function projectFiles(projects: Readonly<Record<string, unknown>>): Record<string, { readonly text: string }> {
  return Object.fromEntries(Object.entries(projects).map(([name, project]) => [`tmuxinator/${name}.yaml`, { text: yaml(project as Data) }]));
}
