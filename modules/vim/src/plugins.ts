import { hinted, isPackage, isStored, pkg, types, z, type OutOfStore, type Package, type Stored } from "@hm/api";

const plugin = hinted(types.path(), { path: "explicit", typeName: "package or path" });

/** Schema of the plugins. */
export const plugins = z.array(plugin);

type Plugin = z.output<typeof plugin>;

/** Where Vim finds packages of scripts by itself. */
const FOLDER = ".vim/pack/home-manager/start";
const PREFIX = "vimPlugins.";

/** The names of packages that say only which plugin they are, as older releases had them. */
export function bareNames(all: readonly Plugin[]): string[] {
  return all.filter((it): it is string => typeof it === "string" && !isPath(it) && !it.startsWith(PREFIX));
}

/** The plugins that are packages, by name. */
export function packaged(all: readonly Plugin[]): string[] {
  return all.map(packageOf).flatMap((it) => (it ? [it.name] : []));
}

/** Names that two different plugins have. */
export function ambiguous(all: readonly Plugin[]): string[] {
  const names = [...new Map(all.map((it) => [`${sourceOf(it)}`, nameOf(it)])).values()];
  return [...new Set(names.filter((it, index) => names.indexOf(it) !== index))];
}

/** A link to each plugin. */
export function pluginFiles(all: readonly Plugin[]): Record<string, { readonly source: string | Stored | OutOfStore }> {
  return Object.fromEntries(all.map((it) => [`${FOLDER}/${nameOf(it)}`, { source: sourceOf(it) }]));
}

function sourceOf(it: Plugin): string | Stored | OutOfStore {
  const found = packageOf(it);
  return found ? `${found}` : (it as string | Stored | OutOfStore);
}

function nameOf(it: Plugin): string {
  const name = packageOf(it)?.name;
  if (name !== undefined) return name.slice(name.lastIndexOf(".") + 1);
  return isStored(it) ? it.name : `${it}`.replace(/\/+$/, "").split("/").at(-1)!;
}

function packageOf(it: Plugin): Package | undefined {
  if (isPackage(it)) return it;
  if (typeof it !== "string" || isPath(it)) return undefined;
  return pkg(it.startsWith(PREFIX) ? it : PREFIX + it);
}

function isPath(it: string): boolean {
  return /[/~]/.test(it);
}
