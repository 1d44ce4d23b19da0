import { findTokens, replaceTokens } from "@hm/api";
import type { BuiltHome } from "./build-home.ts";

interface Tree {
  readonly content: { readonly files?: Readonly<Record<string, { readonly text: string }>> };
}

/** The text of each systemd unit of a home by the name of its file, with packages as `resolve` has them and store objects as `/store/name`. */
export function unitTexts({ home }: Pick<BuiltHome, "home">, resolve: (name: string) => string = (name) => `@${name}@`): Readonly<Record<string, string>> {
  const trees = home.files.flatMap(({ source }) => (source.kind === "path" ? findTokens(source.path) : []));
  const texts = trees.flatMap(({ data }) => Object.entries((data as Partial<Tree>).content?.files ?? {}));
  const readable = (text: string) => replaceTokens(text, ({ kind, data }) => (kind === "pkg" ? resolve((data as { name: string }).name) : `/store/${(data as { name: string }).name}`));
  return Object.fromEntries(texts.map(([name, { text }]) => [name, readable(text)]));
}
