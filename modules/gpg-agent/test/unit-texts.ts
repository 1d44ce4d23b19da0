import { findTokens, replaceTokens } from "@hm/api";
import type { BuiltHome } from "@hm/testing";

interface Tree {
  readonly content: { readonly files: Readonly<Record<string, { readonly text: string }>> };
}

/** The text of each unit of a home by the name of its file, with packages as `@name@`. */
export function unitTexts({ home }: Pick<BuiltHome, "home">): Record<string, string> {
  const folders = home.files.flatMap(({ source }) => (source.kind === "path" ? findTokens(source.path) : []));
  return Object.fromEntries(folders.flatMap(({ data }) => Object.entries((data as Tree).content.files).map(([name, { text }]) => [name, readable(text)])));
}

function readable(text: string): string {
  return replaceTokens(text, ({ kind, data }) => (kind === "pkg" ? `@${(data as { name: string }).name}@` : `/store/${(data as { name: string }).name}`));
}
