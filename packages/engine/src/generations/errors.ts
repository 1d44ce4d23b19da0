import { HmError } from "@hm/api";

/** Problems with generations that are asked for. */
export const generationErrors = {
  none: () => new HmError("HM_NO_SUCH_GENERATION", "No generation was activated yet.", { hint: "Run `hm switch` to make the first one." }),

  unknown: (id: number) => new HmError("HM_NO_SUCH_GENERATION", `There is no generation ${id}.`, { hint: "See `hm generations` for those that exist." }),
};
