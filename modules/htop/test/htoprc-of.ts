import type { Definition } from "@hm/api";
import { buildHome } from "@hm/testing";

/** The text of `htoprc` that a configuration comes to. */
export function htoprcOf(...parts: readonly Definition[]): string | undefined {
  for (const { target, source } of buildHome(...parts).home.files) {
    if (target !== ".config/htop" || source.kind !== "stored" || !("files" in source.content)) continue;
    const file = source.content.files["htoprc"]!;
    return "text" in file ? file.text : undefined;
  }
  return undefined;
}
