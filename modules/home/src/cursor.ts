import { stored, types, z, type Package } from "@hm/api";
import { ini } from "@hm/formats";
import { isOlder } from "./state-version.ts";

/** A cursor theme and the places it is made known to. */
export const cursorOptions = {
  enable: z.boolean().nullable().default(null).describe("Whether to set the cursor theme. `null` stands for false, and in homes older than 25.05 for whether `name` is set."),
  package: types.package().optional().describe("Package with the cursor theme."),
  name: z.string().optional().describe("Name of the theme in the package."),
  size: z.int().default(32).describe("Size of the cursor in pixels."),
  dotIcons: { enable: z.boolean().default(true).describe("Whether to link the theme into `~/.icons`, for programs that look only there.") },
  gtk: {
    enable: z.boolean().default(false).describe("Whether GTK programs use the theme."),
    size: z.int().nullable().default(null).describe("Size for GTK. `null` takes the common one."),
  },
  hyprcursor: {
    enable: z.boolean().default(false).describe("Whether Hyprland uses the theme."),
    size: z.int().nullable().default(null).describe("Size for Hyprland. `null` takes the common one."),
  },
  sway: {
    enable: z.boolean().default(false).describe("Whether Sway uses the theme."),
    size: z.int().nullable().default(null).describe("Size for Sway. `null` takes the common one."),
  },
  x11: {
    enable: z.boolean().default(false).describe("Whether X sessions use the theme."),
    defaultCursor: z.string().default("left_ptr").describe("Cursor of the root window."),
    size: z.int().nullable().default(null).describe("Size for X. `null` takes the common one."),
  },
} as const;

interface Options {
  readonly stateVersion: string;
  readonly profileDirectory: string;
  readonly pointerCursor: {
    readonly enable: boolean | null;
    readonly package?: Package | string | undefined;
    readonly name?: string | undefined;
    readonly size: number;
    readonly dotIcons: { readonly enable: boolean };
    readonly hyprcursor: { readonly enable: boolean; readonly size: number | null };
  };
}

function isEnabled({ stateVersion, pointerCursor: { enable, name } }: Options): boolean {
  return enable ?? (name !== undefined && isOlder(stateVersion, "25.05"));
}

/** The environment variables that tell programs the theme. */
export function cursorVariables(options: Options): Record<string, string | number> {
  if (!isEnabled(options)) return {};
  const { name, size, hyprcursor } = options.pointerCursor;
  return {
    ...(hyprcursor.enable ? { HYPRCURSOR_SIZE: hyprcursor.size ?? size, HYPRCURSOR_THEME: name! } : {}),
    XCURSOR_PATH: `$XCURSOR_PATH\${XCURSOR_PATH:+:}${options.profileDirectory}/share/icons`,
    XCURSOR_SIZE: size,
    XCURSOR_THEME: name!,
  };
}

/** The package and the files in the home that make the theme known. */
export function cursorFiles(options: Options): { readonly packages: (Package | string)[]; readonly files: Record<string, { source: string } | { source: ReturnType<typeof stored> }> } {
  const { pointerCursor } = options;
  if (!isEnabled(options) || pointerCursor.package === undefined || pointerCursor.name === undefined) return { packages: [], files: {} };
  const theme = ini({ "icon theme": { Name: "Default", Comment: "Default Cursor Theme", Inherits: pointerCursor.name } });
  const index = stored("index.theme", { text: theme });
  const icons = { source: `${pointerCursor.package}/share/icons/${pointerCursor.name}` };
  const below = (folder: string) => ({ [`${folder}/default/index.theme`]: { source: index }, [`${folder}/${pointerCursor.name}`]: icons });
  return { packages: [pointerCursor.package], files: { ...(pointerCursor.dotIcons.enable ? below(".icons") : {}), ...below(".local/share/icons") } };
}
