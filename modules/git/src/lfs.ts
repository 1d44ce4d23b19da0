import { fallback, pkg, types, z, type Package } from "@hm/api";
import { programOf } from "./program.ts";

/** Git Large File Storage. */
export const lfs = {
  enable: types.enable("Git Large File Storage"),
  package: types.nullablePackage(pkg("git-lfs"), "git-lfs"),
  skipSmudge: z.boolean().default(false).describe("Whether a clone or pull leaves large files out, until `git lfs pull` fetches them."),
};

/** The filter that keeps large files out of the repository. Settings of the user win over it. */
export function lfsFilter(from: Package | string | null, skipSmudge: boolean) {
  const program = from === null ? "git-lfs" : programOf(from, "git-lfs");
  const skip = skipSmudge ? " --skip" : "";
  return {
    clean: fallback(`${program} clean -- %f`),
    process: fallback(`${program} filter-process${skip}`),
    required: fallback(true),
    smudge: fallback(`${program} smudge${skip} -- %f`),
  };
}
