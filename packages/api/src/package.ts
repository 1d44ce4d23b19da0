import { encodeToken } from "./token.ts";

const PACKAGE = Symbol.for("@hm/api/package@1");

/** Stands for a package. In a text it becomes the folder that the package is installed in. */
export interface Package {
  readonly [PACKAGE]: true;
  readonly name: string;
  toString(): string;
}

/** Refers to a package by its attribute name in nixpkgs, such as `"git"` or `"emacsPackages.magit"`. */
export function pkg(name: string): Package {
  return Object.freeze({ [PACKAGE]: true as const, name, toString: () => encodeToken("pkg", { name }), toJSON: () => ({ package: name }) });
}

export function isPackage(value: unknown): value is Package {
  return typeof value === "object" && value !== null && PACKAGE in value;
}
