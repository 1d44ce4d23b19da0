import { HmError } from "@hm/api";

const HINT = "Report it to whoever maintains the package that registers the service.";

/** Services that cannot be put together. */
export const serviceErrors = {
  cycle: (names: readonly string[]) =>
    new HmError("HM_SERVICE_CYCLE", `The services ${names.join(" → ")} need each other in a circle.`, { hint: HINT }),

  duplicate: (name: string) =>
    new HmError("HM_SERVICE_DUPLICATE", `The service '${name}' is registered twice.`, { hint: "Remove one of the two packages that register it, or register one of them in a child scope." }),

  missing: (name: string, neededBy: string | undefined) =>
    new HmError("HM_SERVICE_MISSING", neededBy === undefined ? `No service '${name}' is registered.` : `The service '${neededBy}' needs '${name}', which is not registered.`, { hint: HINT }),
};
