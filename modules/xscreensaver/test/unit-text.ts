import { findTokens, replaceTokens } from "@hm/api";
import type { BuiltHome } from "@hm/testing";

interface Tree {
  readonly content: { readonly files: Readonly<Record<string, { readonly text: string }>> };
}

/** The text of a unit, with packages as `resolve` has them and store objects as `/store/name`. */
export function unitText({ home }: BuiltHome, name: string, resolve: (name: string) => string = (it) => `@${it}@`): string {
  const folders = home.files.flatMap(({ source }) => (source.kind === "path" ? findTokens(source.path) : []));
  const tree = folders.map(({ data }) => data as Partial<Tree>).find((it) => it.content?.files[name] !== undefined)!;
  return replaceTokens(tree.content!.files[name]!.text, ({ kind, data }) => (kind === "pkg" ? resolve((data as { name: string }).name) : `/store/${(data as { name: string }).name}`));
}
