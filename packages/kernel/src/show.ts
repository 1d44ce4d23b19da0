import { isDefinition, isEntry, isHomeConfiguration, isModule, isOutOfStore, isPackage, isStored, wrapping } from "@hm/api";
import { isRecord } from "./values.ts";

const LONGEST = 72;

/** A value as it reads in a message, on one line. */
export function show(value: unknown): string {
  const text = write(value, 0);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 2)} …` : text;
}

/** What was thrown, as it reads in a message. */
export function showThrown(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : show(error);
}

function write(value: unknown, depth: number): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (isModule(value)) return `the module '${value.path}'`;
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  if (depth > 4) return "…";
  if (Array.isArray(value)) return `[${value.map((it) => write(it, depth + 1)).join(", ")}]`;
  if (isRecord(value)) return isEmpty(value) ? "{}" : `{ ${Object.keys(value).map((key) => `${nameOf(key)}: ${write(value[key], depth + 1)}`).join(", ")} }`;
  return special(value, depth);
}

/** Values that stand for something, as they are written. */
function special(value: object, depth: number): string {
  if (isPackage(value)) return `pkg(${JSON.stringify(value.name)})`;
  if (isStored(value)) return `stored(${JSON.stringify(value.name)}, …)`;
  if (isOutOfStore(value)) return `outOfStore(${JSON.stringify(value.path)})`;
  if (isEntry(value)) return write(value.value, depth);
  if (isHomeConfiguration(value)) return "a whole home";
  if (isDefinition(value)) return `a definition of '${value.module.path}'`;
  if (wrapping(value)) return "a value with a rank or an order";
  if (value instanceof Promise) return "a promise";
  const { constructor } = value;
  return typeof constructor === "function" && constructor !== Object && constructor.name ? `an object of class ${constructor.name}` : "an object of another kind";
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

function nameOf(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
