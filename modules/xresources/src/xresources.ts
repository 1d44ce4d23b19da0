import { defineModule, pkg, types, when, z, type Get } from "@hm/api";
import { shellQuote } from "@hm/formats";
import { home } from "@hm/home";
import { resourceLine, type Resource } from "./resources.ts";

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** Resources of X programs: colours, fonts and keys of xterm and its kin. */
export const xresources = defineModule({
  path: "xresources",
  description: "Resources of X programs, in `~/.Xresources`.",
  always: true,
  options: {
    properties: z
      .record(z.string().regex(/^[^!#\n]*[^\s!#:]$/, "the name of a resource, such as `XTerm*faceName`"), z.union([scalar, z.array(scalar)]))
      .nullable()
      .default(null)
      .describe("Resources by name, such as `XTerm*faceName`. Elements of a list are joined by commas."),
    extraConfig: types.lines().default("").describe("Further lines, which come first."),
    path: types
      .derived(z.string(), "$HOME/.Xresources", ({ get }) => `${get(home).homeDirectory}/.Xresources`)
      .describe("Path of the file, absolute or from the home."),
  },
  config: ({ options, get, set }) => [
    when(hasCursor, set({ properties: () => cursor(get) })),
    when(
      () => options.extraConfig !== "" || Object.keys(options.properties ?? {}).length > 0,
      home({ file: () => ({ [options.path]: { text: fileText(options), onChange: merge(absolute(options.path, get(home).homeDirectory)) } }) }),
    ),
  ],
});

function fileText({ extraConfig, properties }: { readonly extraConfig: string; readonly properties: Readonly<Record<string, Resource>> | null }): string {
  const lines = Object.entries(properties ?? {}).map(([name, value]) => resourceLine(name, value));
  return `${[...(extraConfig === "" ? [] : [extraConfig]), ...lines].join("\n")}\n`;
}

/** Bash that tells a running X server of the resources. One that is gone is no reason to stop. */
function merge(path: string): string {
  return `if [[ -v DISPLAY ]]; then
  run ${pkg("xrdb")}/bin/xrdb -merge ${shellQuote(path)} || warnEcho "The X server at $DISPLAY was not told of its new resources."
fi
`;
}

function absolute(path: string, homeDirectory: string): string {
  return path.startsWith("/") ? path : `${homeDirectory}/${path}`;
}

/** Whether the cursor theme of the home is one for X. Before 25.05 a theme with a name was enabled. */
function hasCursor(get: Get): boolean {
  const { pointerCursor, stateVersion } = get(home);
  return pointerCursor.x11.enable && pointerCursor.name !== undefined && (pointerCursor.enable ?? stateVersion < "25.05");
}

function cursor(get: Get): Record<string, string | number> {
  const { name, size, x11 } = get(home).pointerCursor;
  return { "Xcursor.size": x11.size ?? size, "Xcursor.theme": name! };
}
