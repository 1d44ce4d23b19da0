/** Data as XML: keys with `@` are attributes, `#text` is the text of an element that has some, and a list repeats its element. */
export type XmlValue = string | number | boolean | null | readonly XmlValue[] | { readonly [key: string]: XmlValue };

/** Writes a document with one root, each element on a line of its own. */
export function xml(root: string, value: XmlValue): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value, "")}\n`;
}

function element(name: string, value: XmlValue, indent: string): string {
  const entries = isElement(value) ? Object.entries(value) : [["#text", value] as const];
  const attributes = entries.filter(([key]) => key.startsWith("@")).map(([key, it]) => ` ${key.slice(1)}=${quoted(text(it))}`);
  const content = entries.filter(([key]) => key === "#text").map(([, it]) => escaped(text(it)));
  const below = entries.filter(([key]) => !/^[@#]/.test(key)).flatMap(([key, it]) => (Array.isArray(it) ? it : [it]).map((one: XmlValue) => `${element(key, one, `${indent}  `)}\n`));
  const inner = below.length ? `\n${below.join("")}${content.join("")}${indent}` : content.join("");
  return `${indent}<${name}${attributes.join("")}>${inner}</${name}>`;
}

function isElement(value: XmlValue): value is { readonly [key: string]: XmlValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !Object.hasOwn(value, "toString");
}

function text(value: XmlValue): string {
  return value === null ? "" : String(value);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll(">", "&gt;").replaceAll("<", "&lt;");
}

/** Quotes the value of an attribute, by apostrophes where it holds quotation marks. */
function quoted(text: string): string {
  const safe = escaped(text).replaceAll("\n", "&#10;").replaceAll("\r", "&#13;").replaceAll("\t", "&#9;");
  if (!safe.includes('"')) return `"${safe}"`;
  return safe.includes("'") ? `"${safe.replaceAll('"', "&quot;")}"` : `'${safe}'`;
}
