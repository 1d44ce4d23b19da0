import { findTokens, type Content, type Nested, type Part } from "@hm/api";
import { buildHome, type BuiltHome } from "@hm/testing";

/** The text of an object of the store that a file refers to. */
export function storedText({ home }: BuiltHome, target: string): string {
  const file = home.files.find((it) => it.target === target);
  if (file?.source.kind !== "text") throw new Error(`${target} is no text.`);
  const [token] = findTokens(file.source.text);
  const { content } = token!.data as { readonly content: Content };
  return (content as { readonly text: string }).text;
}

/** What a configuration is refused for. */
export function problemsOf(...parts: readonly Nested<Part>[]): string {
  try {
    buildHome(...parts);
  } catch (error) {
    const { message, problems } = error as { readonly message: string; readonly problems: readonly Error[] };
    return [message, ...problems.map((it) => it.message)].join("\n");
  }
  return "";
}
