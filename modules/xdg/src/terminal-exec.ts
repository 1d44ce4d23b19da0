import { pkg, types, when, z, type Definition } from "@hm/api";
import { lines } from "@hm/formats";
import { home } from "@hm/home";
import type { Feature, FileInput, Values } from "./feature.ts";

/** Which terminal programs without a window are started in. */
export const terminalExecOptions = {
  enable: types.enable("xdg-terminal-exec, which starts the terminal that the user prefers"),
  package: types.nullablePackage(pkg("xdg-terminal-exec"), "xdg-terminal-exec"),
  settings: z
    .record(z.string(), z.array(z.string()))
    .default({})
    .describe("Desktop files of terminals, the preferred one first, by desktop as in `XDG_CURRENT_DESKTOP`; `default` is for all others."),
} as const;

/** Writes the list of terminals for each desktop. */
export function terminalExec({ options, set }: Feature<{ readonly "terminal-exec": Values<typeof terminalExecOptions> }>): Definition[] {
  const own = () => options["terminal-exec"];
  return when(
    () => own().enable,
    home({ packages: () => (own().package === null ? [] : [own().package!]) }),
    set({ configFile: () => listsOf(own().settings) }),
  );
}

function listsOf(settings: Readonly<Record<string, readonly string[]>>): Record<string, FileInput> {
  return Object.fromEntries(Object.entries(settings).map(([desktop, terminals]) => [fileOf(desktop), { text: lines(terminals) }]));
}

function fileOf(desktop: string): string {
  return desktop === "default" ? "xdg-terminals.list" : `${desktop.toLowerCase()}-xdg-terminals.list`;
}
