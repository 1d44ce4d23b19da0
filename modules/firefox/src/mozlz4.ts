import { createHash } from "node:crypto";
import { stored, type Stored } from "@hm/api";
import { shellQuote } from "@hm/formats";

/** A text that the browser wants compressed: a file below the state directory, made of the text in the store by `mozLz4Script`. */
export interface Compressed {
  readonly path: string;
  readonly text: Stored;
}

/** Says where a compressed text is to be. Its name goes by what it holds, so that each generation finds its own. */
export function compressed(stateDirectory: string, name: string, text: string): Compressed {
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 32);
  return { path: `${stateDirectory}/mozlz4/${digest}-${name}.mozlz4`, text: stored(name, { text }) };
}

/**
 * Bash that writes compressed texts as Mozilla's LZ4 files. The store holds text only, and paths in it are known only
 * when it is built, so this is left to the switch: one block of LZ4 that holds nothing but literals.
 */
export function mozLz4Script(files: readonly Compressed[]): string {
  return `${FUNCTION}\n${files.map((it) => `run hmMozLz4 ${shellQuote(`${it.text}`)} ${shellQuote(it.path)}`).join("\n")}\n`;
}

const FUNCTION = String.raw`hmMozLz4() {
  local LC_ALL=C size rest head
  size=$(wc -c < "$1")
  printf -v head '\\x%02x' $((size & 255)) $((size >> 8 & 255)) $((size >> 16 & 255)) $((size >> 24 & 255))
  if ((size < 15)); then
    printf -v head '%s\\x%02x' "$head" $((size << 4))
  else
    head+='\xf0'
    for ((rest = size - 15; rest >= 255; rest -= 255)); do head+='\xff'; done
    printf -v head '%s\\x%02x' "$head" "$rest"
  fi
  mkdir -p "$(dirname "$2")"
  { printf 'mozLz40\0'; printf "$head"; cat "$1"; } > "$2.$$"
  mv -f "$2.$$" "$2"
}`;
