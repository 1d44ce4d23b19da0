import { defineModule, types } from "@hm/api";
import { home } from "@hm/home";

/** Fish, the friendly interactive shell. */
export const fish = defineModule({
  path: "programs.fish",
  description: "Fish, the friendly interactive shell.",
  options: { enable: types.enable("fish") },
  config: () => [home({})],
});
