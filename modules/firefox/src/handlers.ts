import { z } from "@hm/api";
import { json } from "@hm/formats";

const handler = z.object({
  name: z.string().nullable().default(null).describe("Name to show for the handler."),
  path: z.string().nullable().default(null).describe("Program to run. A handler has this or `uriTemplate`."),
  uriTemplate: z.string().nullable().default(null).describe("Address of a site that handles it, with `%s` for what it gets. A handler has this or `path`."),
});

const common = {
  action: z
    .union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
    .default(1)
    .describe("What to do: 0 saves the file, 1 asks, 2 runs a handler, 3 opens it in the browser, 4 leaves it to the system."),
  ask: z.boolean().default(false).describe("Whether to ask before the action is taken."),
  handlers: z.array(handler).default([]).describe("Handlers for action 2. The first one is the default; where it is empty, there is no default."),
};

/** What opens files and links that the browser does not show itself. */
export const handlersOption = z
  .object({
    force: z.boolean().default(false).describe("Whether to replace the handlers that are there. The browser puts a file of its own in the place of the link whenever they change."),
    mimeTypes: z
      .record(z.string(), z.object({ ...common, extensions: z.array(z.string().regex(/^[^.].+$/)).default([]).describe("Extensions of files of this type, without the dot.") }))
      .default({})
      .describe("What to do with files, by their MIME type."),
    schemes: z.record(z.string(), z.object(common)).default({}).describe("What to do with links, by their scheme, such as `mailto`."),
  })
  .default({ force: false, mimeTypes: {}, schemes: {} });

type Handlers = z.output<typeof handlersOption>;
type Item = Handlers["schemes"][string];

/** Whether there is anything to write. */
export function hasHandlers({ mimeTypes, schemes }: Handlers): boolean {
  return Object.keys(mimeTypes).length + Object.keys(schemes).length > 0;
}

/** Writes `handlers.json`. */
export function handlersJson({ mimeTypes, schemes }: Handlers): string {
  return json({ defaultHandlersVersion: {}, isDownloadsImprovementsAlreadyMigrated: false, mimeTypes: itemsOf(mimeTypes), schemes: itemsOf(schemes) });
}

function itemsOf(items: Readonly<Record<string, Item>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(items).map(([name, { handlers, ...rest }]) => [name, handlers.length === 0 ? rest : { ...rest, handlers: handlers.map(set) }]));
}

function set(handler: Item["handlers"][number]): Record<string, string> {
  return Object.fromEntries(Object.entries(handler).filter((it): it is [string, string] => it[1] !== null));
}

/** Says which handlers contradict themselves. */
export function handlerProblems({ mimeTypes, schemes }: Handlers): string[] {
  return [...Object.entries(mimeTypes), ...Object.entries(schemes)].flatMap(([name, { action, handlers }]) => {
    const isEmpty = (it: Item["handlers"][number]) => Object.keys(set(it)).length === 0;
    return [
      ...(action === 2 && handlers.length === 0 ? [`'${name}' runs a handler, but has none.`] : []),
      ...(action !== 2 && handlers.length > 0 ? [`'${name}' has handlers, but only action 2 runs one.`] : []),
      ...(handlers.length === 1 && isEmpty(handlers[0]!) ? [`'${name}' has an empty handler alone; it only says that none of further ones is the default.`] : []),
      ...(handlers.slice(1).some(isEmpty) ? [`'${name}' has an empty handler after the first one.`] : []),
      ...(handlers.some((it) => it.path !== null && it.uriTemplate !== null) ? [`'${name}' has a handler with both 'path' and 'uriTemplate'.`] : []),
      ...(handlers.some((it) => it.name !== null && it.path === null && it.uriTemplate === null) ? [`'${name}' has a handler with a name, but without 'path' or 'uriTemplate'.`] : []),
    ];
  });
}
