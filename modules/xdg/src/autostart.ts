import { isOutOfStore, isStored, stored, types, when, z, type Assertion, type Content, type Definition } from "@hm/api";
import { home } from "@hm/home";
import type { Feature, Values } from "./feature.ts";

/** Programs that start with the desktop. */
export const autostartOptions = {
  enable: types.enable("the autostart entries of the home"),
  entries: z.array(types.path()).default([]).describe("Desktop files of programs to start with the desktop."),
  readOnly: z.boolean().default(false).describe("Whether the whole folder is a link, so that programs cannot add entries by themselves."),
} as const;

type Autostart = { readonly autostart: Values<typeof autostartOptions> };
type Path = Autostart["autostart"]["entries"][number];

/** Two entries of one name cannot lie in one folder. */
export const autostartAssertion: Assertion<Autostart> = {
  assert: ({ options: { autostart } }) => !autostart.enable || new Set(autostart.entries.map(nameOf)).size === autostart.entries.length,
  message: "Two entries of xdg.autostart have the same name.",
  option: "autostart.entries",
};

/** Links the entries one by one, or else a folder of them. */
export function autostart({ options, get, set }: Feature<Autostart>): Definition[] {
  const folder = () => stored("xdg-autostart-entries", { files: Object.fromEntries(options.autostart.entries.map((it) => [nameOf(it), contentOf(it, get(home).homeDirectory)])) });
  const source = { source: folder };
  const isAsked = () => options.autostart.enable && (options.autostart.readOnly || options.autostart.entries.length > 0);
  return [
    ...when(() => isAsked() && options.autostart.readOnly, set({ configFile: { autostart: source } })),
    ...when(() => isAsked() && !options.autostart.readOnly, set({ configFile: { autostart: { ...source, recursive: true } } })),
  ];
}

function nameOf(entry: Path): string {
  const path = isStored(entry) ? entry.name : String(entry);
  return path.slice(path.lastIndexOf("/") + 1);
}

function contentOf(entry: Path, homeDirectory: string): Exclude<Content, { readonly files: unknown }> {
  if (isStored(entry)) return "files" in entry.content ? { source: `${entry}` } : entry.content;
  const path = isOutOfStore(entry) ? entry.path : `${entry}`;
  return { source: path.startsWith("~/") ? `${homeDirectory}${path.slice(1)}` : path };
}
