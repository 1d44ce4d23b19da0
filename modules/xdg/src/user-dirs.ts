import { pkg, step, types, when, z, type Definition, type Warning } from "@hm/api";
import { doubleQuoted, userDirs as userDirsFile } from "@hm/formats";
import { home } from "@hm/home";
import type { Feature, Values } from "./feature.ts";

const directory = (name: string, what: string) =>
  types
    .derived(z.string().nullable(), `‹home.homeDirectory›/${name}`, ({ get }) => `${get(home).homeDirectory}/${name}`)
    .describe(`Folder for ${what}. \`null\` names none.`);

/** The folders that desktops offer for documents, music and the like. */
export const userDirsOptions = {
  enable: z.boolean().default(false).describe("Whether to write `user-dirs.dirs`, which says where documents, music and the like are."),
  package: types.nullablePackage(pkg("xdg-user-dirs"), "xdg-user-dirs"),
  desktop: directory("Desktop", "what lies on the desktop"),
  documents: directory("Documents", "documents"),
  download: directory("Downloads", "downloads"),
  music: directory("Music", "music"),
  pictures: directory("Pictures", "pictures"),
  projects: directory("Projects", "projects"),
  publicShare: directory("Public", "what is shared with others"),
  templates: directory("Templates", "templates of new files"),
  videos: directory("Videos", "videos"),
  extraConfig: z.record(z.string(), z.string()).default({}).describe("Further folders: `MISC` stands for `XDG_MISC_DIR`."),
  createDirectories: z.boolean().default(false).describe("Whether a switch creates the folders that are missing."),
  setSessionVariables: types
    .derived(z.boolean(), "true for state versions before 26.05", ({ get }) => isLegacy(get(home).stateVersion))
    .describe("Whether the session has the folders as variables, such as `XDG_MUSIC_DIR`. Programs had better ask `xdg-user-dir`."),
} as const;

type UserDirs = Values<typeof userDirsOptions>;

/** Warns of names that state version 26.05 takes for something else. */
export const userDirsWarning: Warning<{ readonly userDirs: UserDirs }> = {
  when: ({ options: { userDirs }, get }) => userDirs.enable && isLegacy(get(home).stateVersion) && Object.keys(userDirs.extraConfig).some((it) => LONG.test(it)),
  message: ({ options: { userDirs } }) => {
    const long = Object.keys(userDirs.extraConfig).filter((it) => LONG.test(it));
    return `'xdg.userDirs.extraConfig' takes short names from state version 26.05 on. Write ${long.map((it) => `'${shorten(it)}' instead of '${it}'`).join(", ")}.`;
  },
  option: "userDirs.extraConfig",
};

/** Names the folders to programs, and creates them if asked to. */
export function userDirs({ options, get, set }: Feature<{ readonly userDirs: UserDirs }>): Definition[] {
  const variables = () => variablesOf(options.userDirs, isLegacy(get(home).stateVersion));
  const create = () => Object.values(variables()).map((it) => `[[ -L ${doubleQuoted(it)} ]] || run mkdir -p $VERBOSE_ARG ${doubleQuoted(it)}`).join("\n");
  return when(
    () => options.userDirs.enable,
    set({ configFile: { "user-dirs.dirs": { text: () => userDirsFile(variables()) }, "user-dirs.conf": { text: "enabled=False" } } }),
    home({ packages: () => (options.userDirs.package === null ? [] : [options.userDirs.package]) }),
    when(() => options.userDirs.setSessionVariables, home({ sessionVariables: variables })),
    when(() => options.userDirs.createDirectories, home({ activation: { createXdgUserDirectories: step({ after: ["linkGeneration"], run: create }) } })),
  );
}

const LONG = /^XDG_(.*)_DIR$/;

function shorten(name: string): string {
  return LONG.exec(name)?.[1] ?? name;
}

function isLegacy(stateVersion: string): boolean {
  return stateVersion < "26.05";
}

function variablesOf({ desktop, documents, download, music, pictures, projects, publicShare, templates, videos, extraConfig }: UserDirs, legacy: boolean): Record<string, string> {
  const known = { DESKTOP: desktop, DOCUMENTS: documents, DOWNLOAD: download, MUSIC: music, PICTURES: pictures, PROJECTS: projects, PUBLICSHARE: publicShare, TEMPLATES: templates, VIDEOS: videos };
  const further = Object.entries(extraConfig).map(([name, path]) => [legacy ? shorten(name) : name, path]);
  const all: Record<string, string | null> = { ...known, ...Object.fromEntries(further) };
  return Object.fromEntries(Object.keys(all).sort().flatMap((name) => (all[name] == null ? [] : [[`XDG_${name}_DIR`, all[name]]])));
}
