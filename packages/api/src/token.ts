const TOKEN = /\/__hm_([a-z]+)__\/([A-Za-z0-9_-]+)__/g;

/** A part of a text that is known only once the home is built: `kind` says who resolves it, `data` what it stands for. */
export interface Token {
  readonly kind: string;
  readonly data: unknown;
}

/** Writes a token into text. It looks like a path, so that renderers quote it as they will quote the path it becomes. */
export function encodeToken(kind: string, data: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(data));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `/__hm_${kind}__/${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}__`;
}

/** Replaces every token in a text. `resolve` may return text that holds further tokens. */
export function replaceTokens(text: string, resolve: (token: Token) => string): string {
  if (!text.includes("/__hm_")) return text;
  return text.replace(TOKEN, (_, kind: string, data: string) => replaceTokens(resolve({ kind, data: decode(data) }), resolve));
}

/** Lists the tokens of a text, outermost only. */
export function findTokens(text: string): Token[] {
  if (!text.includes("/__hm_")) return [];
  return Array.from(text.matchAll(TOKEN), ([, kind, data]) => ({ kind: kind!, data: decode(data!) }));
}

function decode(data: string): unknown {
  const binary = atob(data.replaceAll("-", "+").replaceAll("_", "/"));
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (it) => it.charCodeAt(0))));
}
