import { registerHooks } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** How an import outside of a module's own package was resolved. */
export interface ResolvedPackage {
  /** Name of the package, as in `@hm/git`. */
  readonly name: string;
  /** File that imports it. */
  readonly from: string;
}

/** What an evaluation was seen to depend on. */
export interface Observation {
  /** Absolute paths of every module that was loaded. */
  readonly files: ReadonlySet<string>;
  readonly packages: readonly ResolvedPackage[];
  /** Environment variables that were read, with what they held. */
  readonly env: ReadonlyMap<string, string | undefined>;
  /** Why the result is no function of these alone; absent where it is. */
  readonly impure: string | undefined;
}

export interface Observer extends Disposable {
  observation(): Observation;
}

/**
 * Watches what is imported and which parts of the world are looked at, until it is disposed of. What it sees is what
 * configurations do by mistake or in good faith; it holds nothing back.
 */
export function observe(): Observer {
  const files = new Set<string>();
  const packages = new Map<string, ResolvedPackage>();
  const env = new Map<string, string | undefined>();
  let impure: string | undefined;
  const spoil = (reason: string): void => {
    if (!isCalledByHm()) impure ??= reason;
  };

  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      if (resolved.url.startsWith("file:")) files.add(fileURLToPath(resolved.url));
      else if (!PURE.has(resolved.url)) spoil(`imports ${specifier}`);
      const from = context.parentURL?.startsWith("file:") ? fileURLToPath(context.parentURL) : undefined;
      const name = /^(@[^/]+\/[^/]+|[^./@#][^/]*)/.exec(specifier)?.[0];
      if (name !== undefined && from !== undefined && !specifier.includes(":")) packages.set(`${name}\0${from}`, { name, from });
      return resolved;
    },
  });
  const restore = [watchEnvironment(env, spoil), watchGlobals(spoil)];
  return {
    observation: () => ({ files, packages: [...packages.values()], env, impure }),
    [Symbol.dispose]() {
      hooks.deregister();
      for (const undo of restore) undo();
    },
  };
}

/** Node's modules whose functions give the same each time, but for the random ones of crypto. */
const PURE = new Set(["node:buffer", "node:crypto", "node:path", "node:url", "node:util"]);

const own = dirname(import.meta.url);

/** Whether what is watched was used by hm's own code, which goes on with its work meanwhile: the frame below this function, `spoil` and the trap. */
function isCalledByHm(): boolean {
  return new Error().stack?.split("\n")[4]?.includes(own) ?? false;
}

/** Notes each variable that is read. Writing one, or listing them all, makes the result depend on more than that. */
function watchEnvironment(seen: Map<string, string | undefined>, spoil: (reason: string) => void): () => void {
  const original = process.env;
  const note = (name: string | symbol): void => {
    if (typeof name === "string" && !seen.has(name)) seen.set(name, original[name]);
  };
  process.env = new Proxy(original, {
    get: (target, name) => (note(name), Reflect.get(target, name)),
    has: (target, name) => (note(name), Reflect.has(target, name)),
    getOwnPropertyDescriptor: (target, name) => (note(name), Reflect.getOwnPropertyDescriptor(target, name)),
    ownKeys: (target) => (spoil("lists the environment"), Reflect.ownKeys(target)),
    set: (target, name, value) => (spoil("changes the environment"), Reflect.set(target, name, value)),
    deleteProperty: (target, name) => (spoil("changes the environment"), Reflect.deleteProperty(target, name)),
  });
  return () => void (process.env = original);
}

/** Functions whose results differ from one time to the next. */
function watchGlobals(spoil: (reason: string) => void): () => void {
  const undo: (() => void)[] = [];
  const watch = <T extends object>(owner: T, name: keyof T & string, label: string): void => {
    const original = owner[name];
    if (typeof original !== "function") return;
    const watched = new Proxy(original, {
      apply: (target, self, args) => (spoil(`calls ${label}`), Reflect.apply(target, self, args)),
      construct: (target, args, as) => (args.length === 0 && spoil(`calls new ${label}`), Reflect.construct(target, args, as) as object),
    });
    owner[name] = watched as T[keyof T & string];
    undo.push(() => void (owner[name] = original));
  };
  watch(Date, "now", "Date.now");
  watch(globalThis, "Date", "Date");
  watch(Math, "random", "Math.random");
  watch(performance, "now", "performance.now");
  watch(globalThis, "fetch", "fetch");
  watch(globalThis, "setTimeout", "setTimeout");
  watch(crypto, "randomUUID", "crypto.randomUUID");
  watch(crypto, "getRandomValues", "crypto.getRandomValues");
  watch(process, "cwd", "process.cwd");
  watch(process, "getBuiltinModule", "process.getBuiltinModule");
  return () => undo.reverse().forEach((it) => it());
}
