import { existsSync, globSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";

/** The checkout of hm that a folder lies in, if any. */
export function findCheckout(folder: string): string | undefined {
  if (existsSync(join(folder, "pnpm-workspace.yaml")) && existsSync(join(folder, "packages/cli/package.json"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : findCheckout(parent);
}

/** Links every package of a checkout into a project's `node_modules`, so that it runs without an install. */
export function linkCheckout(checkout: string, project: string): void {
  for (const manifest of globSync("{packages,modules}/*/package.json", { cwd: checkout })) {
    const { name } = JSON.parse(readFileSync(join(checkout, manifest), "utf8")) as { readonly name: string };
    const link = join(project, "node_modules", name);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(checkout, dirname(manifest)), link);
  }
}
