import { HmError } from "@hm/api";

/** Problems with packages. */
export const packageErrors = {
  unknownProvider: (name: string, known: readonly string[]) =>
    new HmError("HM_UNKNOWN_PROVIDER", `There is no package provider '${name}'; there are ${known.map((it) => `'${it}'`).join(", ")}.`, {
      hint: "Set home.packageProvider to one of them, or add the module that brings the one you want.",
    }),
};
