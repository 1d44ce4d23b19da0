import { defineModule, pkg, stored, types, when, z } from "@hm/api";
import { home } from "@hm/home";
import { xdg } from "@hm/xdg";
import { defaultFields } from "./fields.ts";
import { htoprc } from "./htoprc.ts";

const scalar = z.union([z.boolean(), z.int(), z.string()]);

/** htop, a viewer of processes. */
export const htop = defineModule({
  path: "programs.htop",
  description: "Shows processes in a terminal.",
  options: {
    enable: types.enable("htop"),
    package: types.package().default(pkg("htop")).describe("The htop package."),
    settings: z
      .record(z.string(), z.union([scalar, z.array(z.union([z.int(), z.string()]))]))
      .default({})
      .describe("Settings in `htoprc`, in the order of writing. Without any there is no such file, and htop keeps its own."),
  },
  config: ({ options, facts }) => [
    home({ packages: () => [options.package] }),
    when(
      () => Object.keys(options.settings).length > 0,
      // The folder is the link: htop replaces a file that it cannot write.
      xdg({ configFile: { htop: { source: () => stored("htop", { files: { htoprc: { text: htoprc(options.settings, defaultFields(facts.platform)) } } }) } } }),
    ),
  ],
});
