import type { PackageRecord } from "@hm/kernel";
import { collection } from "../services/services.ts";
import { packageErrors } from "./errors.ts";

/** Says where packages are. */
export interface PackageProvider {
  /** As in `home.packageProvider`. */
  readonly name: string;
  /** Path of a file or folder of a package; `below` is empty or starts with a slash. */
  path(name: string, below: string): string;
  /** Whether the paths it gives can be looked at now. */
  readonly real: boolean;
  /** What is to be recorded of the packages that a home asks for. */
  records(names: readonly string[]): readonly PackageRecord[];
}

export const PackageProvider = collection<PackageProvider>("PackageProvider");

/** Name of the provider where a home names none. */
export const DEFAULT_PROVIDER = "host";

/** Finds a provider by name; of two the one registered last. Throws `HM_UNKNOWN_PROVIDER`. */
export function chooseProvider(providers: readonly PackageProvider[], name: string = DEFAULT_PROVIDER): PackageProvider {
  const found = providers.findLast((it) => it.name === name);
  if (found) return found;
  throw packageErrors.unknownProvider(name, [...new Set(providers.map((it) => it.name))]);
}
