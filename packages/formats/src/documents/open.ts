import { createDocument, type Document } from "./document.ts";
import type { DocumentFormat, Editor } from "./editor.ts";
import { iniEditor, keyValueEditor } from "./ini.ts";
import { jsonEditor, jsoncEditor } from "./json.ts";
import { tomlEditor } from "./toml.ts";
import type { Value, Values } from "./values.ts";
import { yamlEditor } from "./yaml.ts";

const editors: Readonly<Record<DocumentFormat, Editor>> = {
  json: jsonEditor,
  jsonc: jsoncEditor,
  toml: tomlEditor,
  yaml: yamlEditor,
  ini: iniEditor,
  keyvalue: keyValueEditor,
};

/** Opens a text for reading and changing single keys; an empty text is an empty document. Throws `HM_PARSE` with line and column. */
export function openDocument(format: DocumentFormat, text: string): Document {
  return createDocument(editors[format], text);
}

/** Reads a whole text; throws `HM_PARSE` with line and column. */
export function parseValues(format: DocumentFormat, text: string): Values {
  return openDocument(format, text).values();
}

/** Writes a new text; throws `HM_FORMAT_VALUE` for what the format cannot hold. */
export function renderValues(format: DocumentFormat, values: Values): string {
  return editors[format].render(values);
}

/** Gives a value as it reads back from a text of this format: in INI everything is text, and lists are joined by `;`. */
export function normalizeValue(format: DocumentFormat, path: readonly string[], value: Value): Value {
  return editors[format].normalize(path, value);
}
