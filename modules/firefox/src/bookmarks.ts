import { hinted, stored, types, z, type OutOfStore, type Package, type Stored } from "@hm/api";

/** A bookmark, a folder of further ones, or a line between them. */
export type BookmarkNode = Bookmark | Folder | "separator";

interface Bookmark {
  readonly name?: string | undefined;
  readonly url: string;
  readonly tags: readonly string[];
  readonly keyword: string | null;
}

interface Folder {
  readonly name?: string | undefined;
  readonly bookmarks: readonly BookmarkNode[];
  readonly toolbar: boolean;
}

const nodeSchema: z.ZodType<BookmarkNode> = z.lazy(() =>
  z.union([
    z.literal("separator"),
    z.strictObject({ name: z.string().optional(), url: z.string(), tags: z.array(z.string()).default([]), keyword: z.string().nullable().default(null) }),
    z.strictObject({ name: z.string().optional(), bookmarks: z.array(nodeSchema).default([]), toolbar: z.boolean().default(false) }),
  ]),
);

// Folders hold folders: a schema that holds itself is looked into by zod alone.
const node = hinted(
  z.custom<z.input<typeof nodeSchema>>((it) => nodeSchema.safeParse(it).success, 'expected a bookmark with a `url`, a folder with `bookmarks`, or "separator"'),
  { typeName: "bookmark, folder or \"separator\"" },
);
const nodes = z.union([z.array(node), z.record(z.string(), node)]);

/** Bookmarks of a profile; a list, or other keys than these, is the form of older releases. */
export const bookmarksOption = z
  .union([
    z
      .object({
        force: z.boolean().default(false).describe("Whether the bookmarks take the place of all that are there."),
        settings: nodes.default([]).describe('Bookmarks with `url`, `name`, `tags` and `keyword`, folders with `bookmarks` and `toolbar`, and `"separator"`, as a list, or as a record by name.'),
        configFile: types.path().nullable().default(null).describe("File with bookmarks in the HTML that browsers export. `null` writes one of `settings`."),
        _legacySettings: types.internal(z.string().nullable().default(null)).describe("Left over from the form of older releases."),
      })
      .catchall(node),
    z.array(node),
  ])
  .default({ force: false, settings: [], configFile: null, _legacySettings: null });

interface Bookmarks {
  readonly isLegacy: boolean;
  readonly force: boolean;
  readonly settings: readonly BookmarkNode[];
  readonly configFile: string | Package | Stored | OutOfStore | null;
}

/** Reads the option in whichever form it is written. */
export function readBookmarks(value: z.output<typeof bookmarksOption>): Bookmarks {
  if (Array.isArray(value)) return { isLegacy: value.length > 0, force: true, settings: listOf(value), configFile: null };
  const { force, settings, configFile, _legacySettings, ...others } = value;
  const legacy = listOf(others);
  return { isLegacy: legacy.length > 0, force: force || legacy.length > 0, settings: [...listOf(settings), ...legacy], configFile };
}

/** The file that the browser imports bookmarks from, if it is to import any. */
export function bookmarksFile({ configFile, settings }: Bookmarks): string | undefined {
  if (configFile !== null) return typeof configFile === "string" && !configFile.includes("__hm_") ? `${stored("bookmarks.html", { source: configFile })}` : `${configFile}`;
  return settings.length === 0 ? undefined : `${stored("bookmarks.html", { text: bookmarksHtml(settings) })}`;
}

/** Writes bookmarks in the HTML that browsers import and export. */
function bookmarksHtml(bookmarks: readonly BookmarkNode[]): string {
  return `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file.
  It will be read and overwritten.
  DO NOT EDIT! -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks Menu</H1>
<DL><p>
${linesOf(bookmarks, "  ")}
</DL>
`;
}

const DATES = 'ADD_DATE="1" LAST_MODIFIED="1"';

function linesOf(bookmarks: readonly BookmarkNode[], indent: string): string {
  return bookmarks.map((it) => (it === "separator" ? `${indent}<HR>` : "url" in it ? bookmark(it, indent) : folder(it, indent))).join("\n");
}

function bookmark({ name, url, tags, keyword }: Bookmark, indent: string): string {
  const shortcut = keyword === null ? "" : ` SHORTCUTURL="${escapeXml(keyword)}"`;
  const labels = tags.length === 0 ? "" : ` TAGS="${escapeXml(tags.join(","))}"`;
  return `${indent}<DT><A HREF="${escapeXml(url)}" ${DATES}${shortcut}${labels}>${escapeXml(name ?? url)}</A>`;
}

function folder({ name, bookmarks, toolbar }: Folder, indent: string): string {
  const title = toolbar ? ` PERSONAL_TOOLBAR_FOLDER="true">Bookmarks Toolbar` : `>${escapeXml(name ?? "")}`;
  return [`${indent}<DT><H3 ${DATES}${title}</H3>`, `${indent}<DL><p>`, linesOf(bookmarks, `${indent}  `), `${indent}</DL><p>`].join("\n");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&apos;");
}

/** Nodes with all their defaults; in a record, the key is the name of what has none. */
function listOf(written: unknown): BookmarkNode[] {
  if (Array.isArray(written)) return written.map((it) => nodeSchema.parse(it));
  return Object.entries(written as Record<string, unknown>).map(([name, it]) => {
    const found = nodeSchema.parse(it);
    return found === "separator" ? found : { ...found, name: found.name ?? name };
  });
}
