import { isHmError, isModule, MODULE, type AnyModule } from "@hm/api";
import { evaluate } from "@hm/kernel";
import { buildHome, FACTS } from "./build-home.ts";

/** A module package: what it exports, and its package.json. */
export interface ModulePackage {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly manifest: {
    readonly name: string;
    readonly hm?: { readonly modules?: Readonly<Record<string, string>> };
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly peerDependencies?: Readonly<Record<string, string>>;
  };
}

/** Says in what a package departs from what users and tools rely on: one sentence each, none when all is well. */
export function checkModule(subject: ModulePackage): string[] {
  const claims = Object.entries(subject.manifest.hm?.modules ?? {});
  return [
    ...(claims.length ? [] : ['package.json names no module under "hm": { "modules": … }.']),
    ...claims.flatMap(([name, path]) => checkClaim(subject, name, path)),
    ...checkExports(subject, new Set(claims.map(([name]) => name))),
    ...checkDependencies(subject),
  ];
}

function checkClaim({ exports }: ModulePackage, name: string, path: string): string[] {
  const module = exports[name];
  if (!isModule(module)) return [`'${name}' is named in package.json, but is not exported as a module.`];
  return [
    ...(module.path === path ? [] : [`'${name}' stands at '${module.path}', but package.json says '${path}'.`]),
    ...checkTexts(module),
    ...checkContribution(module),
  ];
}

function checkExports({ exports }: ModulePackage, claimed: ReadonlySet<string>): string[] {
  const unnamed = Object.entries(exports).filter(([name, it]) => isModule(it) && !claimed.has(name));
  return [
    ...("default" in exports ? ["It has a default export; modules have named ones."] : []),
    ...unnamed.map(([name]) => `'${name}' is exported, but package.json does not name it.`),
  ];
}

function checkDependencies({ manifest }: ModulePackage): string[] {
  const own = Object.keys(manifest.dependencies ?? {});
  return [
    ...(manifest.peerDependencies?.["@hm/api"] ? [] : ["It has no peer dependency on @hm/api."]),
    ...(own.includes("@hm/api") ? ["It brings an @hm/api of its own."] : []),
    ...(own.includes("zod") ? ["It brings a zod of its own; use z of @hm/api."] : []),
  ];
}

const SENTENCE = /^[A-Z`"'0-9].*[.!?]$/s;

function checkTexts(module: AnyModule): string[] {
  const { description } = module[MODULE];
  const silent = [...evaluate([module({})], { facts: FACTS }).options()].filter((it) => it.declared.module === module.path && !SENTENCE.test(it.description ?? ""));
  return [
    ...(SENTENCE.test(description) ? [] : [`The description of '${module.path}' is no sentence.`]),
    ...silent.map((it) => `'${it.path}' is described by no sentence.`),
  ];
}

/** A module that can be enabled leaves the home as it is until then. */
function checkContribution(module: AnyModule): string[] {
  const spec = module[MODULE];
  if (spec.always || !("enable" in spec.options)) return [];
  try {
    const { files, packages, evaluation } = buildHome(module({}));
    const others = new Set(evaluation.definitions.map((it) => it.module).filter((it) => it !== module));
    const bare = buildHome([...others].map((it) => it({})));
    const added = [...Object.keys(files).filter((it) => !Object.hasOwn(bare.files, it)), ...packages.filter((it) => !bare.packages.includes(it))];
    return added.length ? [`'${module.path}' contributes ${added.join(", ")} without being enabled.`] : [];
  } catch (error) {
    if (!isHmError(error)) throw error;
    return [`'${module.path}' cannot be evaluated without being enabled: ${error.message}`];
  }
}
