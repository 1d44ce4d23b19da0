import { isOutOfStore, isPackage, isStored, storeName, type Content, type Get, type HmError, type Origin, type OutOfStore, type Package, type Stored } from "@hm/api";
import { assembleSteps, mistypedNeighbours, type Activation } from "./assemble-steps.ts";
import type { Notice } from "./evaluation.ts";
import type { FileMode, FileSource, Home, HomeFile, HomeStep, MergeFormat, ModuleRecord } from "./home.ts";
import * as messages from "./file-messages.ts";
import type { Registered, Registry } from "./registry.ts";
import { child, originOf } from "./source.ts";
import { together } from "./messages.ts";
import { attempt } from "./resolve.ts";
import { hasKey, plain } from "./values.ts";

/** What the module at the path `home` has to offer, whoever wrote it. */
interface HomeOptions {
  readonly username: string;
  readonly homeDirectory: string;
  readonly stateVersion: string;
  readonly packageProvider: string | null;
  readonly fileOverlapResolution: Home["fileOverlapResolution"];
  readonly file: Readonly<Record<string, FileOptions | undefined>>;
  readonly profileFile: Readonly<Record<string, string | undefined>>;
  readonly packages: readonly (Package | string)[];
  readonly sessionVariables: Readonly<Record<string, unknown>>;
  readonly activation: Activation;
}

interface FileOptions {
  readonly enable: boolean;
  readonly target: string;
  readonly mode: FileMode;
  readonly text: string | null;
  readonly source: string | Package | Stored | OutOfStore | null;
  readonly executable: boolean | null;
  readonly recursive: boolean;
  readonly ignorelinks: boolean;
  readonly force: boolean;
  readonly onChange: string;
  readonly permissions: number | string | null;
  readonly format: MergeFormat | null;
  readonly definedAt: readonly [module: string, option: string, key: string] | null;
}

/** Collects what every home needs and this one lacks. */
export function needBasics(registry: Registry, get: Get, problems: Set<HmError>): void {
  const base = registry.byPath.get("home");
  if (!base) return void problems.add(messages.noHomeModule());
  for (const key of ["username", "homeDirectory", "stateVersion"] as const) attempt(() => void (get(base.module) as HomeOptions)[key], problems);
}

/** Turns the final options of a home into plain data. */
export function assembleHome(registry: Registry, get: Get, warnings: Notice[]): Home {
  const base = registry.byPath.get("home")!;
  const options = get(base.module) as HomeOptions;
  const problems = new Set<HmError>();
  const files: HomeFile[] = [];
  for (const key of Object.keys(options.file)) {
    attempt(() => {
      const it = options.file[key];
      if (it?.enable) files.push(assembleFile(it, options.homeDirectory, () => originOfFile(registry, it.definedAt ?? ["home", "file", key])));
    }, problems);
  }
  let steps: HomeStep[] = [];
  const originOf = (name: string) => originOfEntry(base, "activation", name);
  attempt(() => (steps = assembleSteps(options.activation, originOf)), problems);
  for (const it of mistypedNeighbours(options.activation, steps)) warnings.push({ message: it.message, origins: [originOf(it.step)].filter((origin) => origin !== undefined) });
  if (problems.size) throw together([...problems]);
  return {
    username: options.username,
    homeDirectory: options.homeDirectory,
    stateVersion: options.stateVersion,
    packageProvider: options.packageProvider ?? undefined,
    fileOverlapResolution: options.fileOverlapResolution,
    files,
    profile: plain(options.profileFile) as Record<string, string>,
    packages: [...new Set(options.packages.map((it) => (isPackage(it) ? it.name : it)))],
    sessionVariables: Object.fromEntries(Object.entries(options.sessionVariables).filter(([, it]) => it !== null && it !== undefined).map(([key, it]) => [key, String(it)])),
    steps,
    modules: [...registry.byPath.values()].filter((it) => it.active).map(moduleRecord),
  };
}

function assembleFile(it: FileOptions, homeDirectory: string, origin: () => Origin | undefined): HomeFile {
  const target = relativeTarget(it.target, homeDirectory);
  if (target === undefined) throw messages.targetOutside(it.target, homeDirectory, origin());
  const source = sourceOf(it, homeDirectory);
  if (!source) throw messages.fileWithoutContent(target, origin());
  const permissions = typeof it.permissions === "string" ? Number.parseInt(it.permissions, 8) : it.permissions;
  if (permissions !== null && it.mode === "link") throw messages.permissionsOfLink(target, origin());
  const format = it.mode === "merge" ? (it.format ?? formatOf(target)) : undefined;
  return {
    target,
    mode: it.mode,
    source,
    name: source.kind === "path" ? storeName(source.path.slice(source.path.lastIndexOf("/") + 1)) : storeName(target),
    executable: it.executable,
    recursive: it.recursive,
    ignoreLinks: it.ignorelinks,
    force: it.force,
    onChange: it.onChange,
    permissions: permissions ?? undefined,
    format,
    get origin() {
      return origin();
    },
  };
}

function sourceOf({ text, source }: FileOptions, homeDirectory: string): FileSource | undefined {
  if (isOutOfStore(source)) return { kind: "outOfStore", path: inHome(source.path, homeDirectory) };
  if (isStored(source)) return { kind: "stored", name: source.name, content: source.content as Content };
  if (source !== null && source !== undefined) return { kind: "path", path: inHome(String(source), homeDirectory) };
  return text === null || text === undefined ? undefined : { kind: "text", text };
}

function inHome(path: string, homeDirectory: string): string {
  return path.startsWith("~/") ? `${homeDirectory}${path.slice(1)}` : path;
}

/** A target relative to the home, or nothing when it lies outside. */
function relativeTarget(target: string, homeDirectory: string): string | undefined {
  const at = target.startsWith(`${homeDirectory}/`) ? target.slice(homeDirectory.length + 1) : target.startsWith("~/") ? target.slice(2) : target;
  if (at.startsWith("/")) return undefined;
  if (!/(^|\/)(\.{0,2})(\/|$)/.test(at)) return at;
  const names: string[] = [];
  for (const name of at.split("/")) {
    if (name === "..") {
      if (!names.pop()) return undefined;
    } else if (name !== "." && name !== "") names.push(name);
  }
  return names.length ? names.join("/") : undefined;
}

/** The format that a file's name tells; plain `key=value` lines when it tells none. */
function formatOf(target: string): MergeFormat {
  const name = target.slice(target.lastIndexOf("/") + 1);
  const extension = /\.([a-z]+)$/.exec(name)?.[1];
  switch (extension) {
    case "json":
    case "jsonc":
      return "jsonc";
    case "toml":
      return "toml";
    case "yaml":
    case "yml":
      return "yaml";
    case "ini":
    case "desktop":
    case "list":
    case "cfg":
      return "ini";
    default:
      return "keyvalue";
  }
}

function moduleRecord({ module, spec }: Registered): ModuleRecord {
  return { path: module.path, ...(spec.package ? { package: spec.package.name, version: spec.package.version } : {}) };
}

/** Where a file was asked for: by an entry of the home's own option, or of the one that a module hands on. */
function originOfFile({ byPath }: Registry, [module, option, key]: readonly [string, string, string]): Origin | undefined {
  const found = byPath.get(module);
  return found && originOfEntry(found, option, key);
}

/** Where an entry of a record was set. */
function originOfEntry(base: Registered, option: string, key: string): Origin | undefined {
  const node = base.root.children.get(option);
  const source = node?.winners?.find((it) => hasKey(it.value, key));
  return source && originOf(child(source, key, undefined).at);
}
