import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";

/** Version of this package. */
export function version(): string {
  const manifest = readFileSync(findPackageJSON("..", import.meta.url)!, "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}
