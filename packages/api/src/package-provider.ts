import { collection } from "./service.ts";

/** What is known of a package that a home asks for. */
export interface ProvidedPackage {
  readonly name: string;
  readonly version?: string;
  /** Absolute path of the folder that it is installed in. */
  readonly path?: string;
}

/** Says where packages are. */
export interface PackageProvider {
  /** As in `home.packageProvider`. */
  readonly name: string;
  /** Path of a file or folder of a package; `below` is empty or starts with a slash. */
  path(name: string, below: string): string;
  /** Whether the paths it gives can be looked at now. */
  readonly real: boolean;
  /** What is to be recorded of the packages that a home asks for. */
  records(names: readonly string[]): readonly ProvidedPackage[];
}

/** The package providers of a run. */
export const PackageProvider = collection<PackageProvider>("PackageProvider");
