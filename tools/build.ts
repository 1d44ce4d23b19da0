import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleFrom } from "../packages/engine/src/activation/bundle.ts";
import { bundlePackage } from "./build/bundle.ts";
import { writeDeclarations } from "./build/declarations.ts";
import { root, workspacePackages } from "./workspace.ts";

const started = performance.now();
const packages = workspacePackages();
for (const it of packages) rmSync(join(root, it.folder, "dist"), { recursive: true, force: true });

const work = [writeDeclarations(packages), writeActivator(), ...packages.map((it) => bundlePackage(it, packages))];
const failures = (await Promise.allSettled(work)).filter((it) => it.status === "rejected");
for (const { reason } of failures) console.error(reason instanceof Error ? reason.message : reason);
process.exitCode = failures.length > 0 ? 1 : 0;
if (failures.length === 0) console.log(`Built ${packages.length} packages in ${((performance.now() - started) / 1000).toFixed(1)} s.`);

/** Writes the program that a generation carries to activate itself beside what copies it into generations. */
async function writeActivator(): Promise<void> {
  const { text } = await bundleFrom(root);
  for (const folder of ["packages/engine/dist", "packages/cli/dist"]) {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, "activate.mjs"), text, { mode: 0o755 });
  }
}
