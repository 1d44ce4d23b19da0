import { stored, type Stored } from "@hm/api";
import { shellQuote } from "@hm/formats";

/** A text that the browser wants compressed: a file below the state directory, made of the text in the store by `mozLz4Script`. */
export interface Compressed {
  readonly path: string;
  readonly text: Stored;
}

/** Says where a compressed text is to be. Its name goes by what it holds, so that each generation finds its own. */
export function compressed(stateDirectory: string, name: string, text: string): Compressed {
  return { path: `${stateDirectory}/mozlz4/${fingerprint(text)}-${name}.mozlz4`, text: stored(name, { text }) };
}

/** Tells texts apart: FNV-1a with 128 bits, in hexadecimal digits. Evaluation imports nothing of Node's, so that its result can be remembered. */
function fingerprint(text: string): string {
  let hash = 0x6c62272e07bb014262b821756295c58dn;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * 0x0000000001000000000000000000013bn);
  return hash.toString(16).padStart(32, "0");
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
