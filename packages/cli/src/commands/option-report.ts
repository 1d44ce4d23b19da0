import type { Origin } from "@hm/api";
import type { OptionInfo } from "@hm/kernel";
import { jsonValue } from "../output/value.ts";
import { resolveOrigin } from "../report/exhibit.ts";

/** A position in a file; counts from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One definition of an option, with its exact place. */
export interface DefinitionReport {
  readonly place: Position | null;
  /** The module that set it; absent for the user. */
  readonly module?: string;
  readonly rank: number;
  readonly wins: boolean;
  readonly value: unknown;
}

/** An option as `--json` prints it. */
export interface OptionReport {
  readonly path: string;
  readonly type: string;
  readonly description: string | null;
  readonly default?: unknown;
  readonly value?: unknown;
  readonly internal: boolean;
  readonly readOnly: boolean;
  readonly declared: { readonly module: string; readonly place: Position | null };
  readonly definitions: readonly DefinitionReport[];
  readonly children: readonly string[];
}

/** Finds the exact places of an option's definitions, and makes all of it plain data. */
export async function optionReport(info: OptionInfo, read: (file: string) => string | undefined): Promise<OptionReport> {
  const definitions: DefinitionReport[] = [];
  for (const { origin, rank, wins, value } of info.contributions) {
    definitions.push({ place: await position(origin, read), ...(origin?.module ? { module: origin.module } : {}), rank, wins, value: jsonValue(value) });
  }
  const { path, type, description = null, internal, readOnly, declared, children } = info;
  return {
    path,
    type,
    description,
    default: jsonValue(info.default),
    value: jsonValue(info.value),
    internal,
    readOnly,
    declared: { module: declared.module, place: declared.place ?? null },
    definitions,
    children,
  };
}

async function position(origin: Origin | undefined, read: (file: string) => string | undefined): Promise<Position | null> {
  return (origin && (await resolveOrigin(origin, read))?.place) ?? null;
}
