import type { PackageProvider } from "@hm/api";
import { packageErrors } from "./errors.ts";

/** Name of the provider where a home names none. */
const DEFAULT_PROVIDER = "host";

/** Finds a provider by name; of two the one registered last. Throws `HM_UNKNOWN_PROVIDER`. */
export function chooseProvider(providers: readonly PackageProvider[], name: string = DEFAULT_PROVIDER): PackageProvider {
  const found = providers.findLast((it) => it.name === name);
  if (found) return found;
  throw packageErrors.unknownProvider(name, [...new Set(providers.map((it) => it.name))]);
}
