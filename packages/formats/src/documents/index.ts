export type { Document } from "./document.ts";
export type { DocumentFormat } from "./editor.ts";
export { normalizeValue, openDocument, parseValues, renderValues } from "./open.ts";
export { equalValues, isValues, valueAt, type Path, type Value, type Values } from "./values.ts";
