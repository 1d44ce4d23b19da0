import { readFileSync } from "node:fs";
import { fallback, flatten, isDefinition, replaceTokens, type AnyModule, type Definition, type Facts, type Get, type Nested, type Part, type Token } from "@hm/api";
import { evaluate, type Evaluation, type Home, type HomeFile, type Notice } from "@hm/kernel";

/** What definitions come to, with packages as `@name@` and store objects as `/store/name` in every text. */
export interface BuiltHome {
  readonly home: Home;
  /** Text of each file by its target; for a link out of the store, `→ ` and where it leads. */
  readonly files: Readonly<Record<string, string>>;
  /** Text of each file of the profile, by its path there. */
  readonly profile: Readonly<Record<string, string>>;
  /** Names of the packages that the home installs. */
  readonly packages: readonly string[];
  readonly warnings: readonly Notice[];
  readonly get: Get;
  readonly evaluation: Evaluation;
}

/** The machine and user that homes are evaluated for in tests. */
export const FACTS: Facts = { platform: "linux", arch: "x64", hostname: "machine", username: "jdoe", homeDirectory: "/home/jdoe", stateDirectory: "/home/jdoe/.local/state/hm" };

/** Evaluates definitions and every option they touch, as `hm build` would. The user is jdoe, unless told. Throws what `hm build` would report. */
export function buildHome(...parts: readonly Nested<Part>[]): BuiltHome {
  const given = flatten<Part>(parts as Nested<Part>);
  const base = homeModule(given);
  const defaults = base?.({ username: fallback("jdoe"), homeDirectory: fallback("/home/jdoe"), stateVersion: fallback("26.05"), packageProvider: fallback("placeholder") });
  const evaluation = evaluate(defaults ? [defaults, ...given] : given, { facts: FACTS });
  const home = evaluation.home();
  return {
    home,
    files: Object.fromEntries(home.files.map((it) => [it.target, textOf(it)])),
    profile: Object.fromEntries(Object.entries(home.profile).map(([path, text]) => [path, render(text)])),
    packages: home.packages,
    warnings: evaluation.warnings(),
    get: evaluation.get,
    evaluation,
  };
}

/** The base module that the definitions use, whichever copy it is. */
function homeModule(parts: readonly Part[]): AnyModule | undefined {
  const all: readonly Definition[] = [...parts.filter(isDefinition), ...evaluate(parts, { facts: FACTS }).definitions];
  return all.find((it) => it.module.path === "home")?.module;
}

function textOf({ source }: HomeFile): string {
  switch (source.kind) {
    case "text":
      return render(source.text);
    case "outOfStore":
      return `→ ${source.path}`;
    case "stored":
      return "text" in source.content ? render(source.content.text) : `→ /store/${source.name}`;
    case "path":
      return source.path.includes("__hm_") ? `→ ${render(source.path)}` : readFileSync(source.path, "utf8");
  }
}

/** Puts names in the place of what only a build can know. */
function render(text: string): string {
  return replaceTokens(text, ({ kind, data }: Token) => {
    const { name, path } = data as { readonly name: string; readonly path: string };
    if (kind === "file") return readFileSync(path, "utf8");
    return kind === "pkg" ? `@${name}@` : `/store/${name}`;
  });
}
