import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

export interface PlainImports extends Disposable {
  /** Some file was taken for JavaScript: a syntax error may mean no more than that it is not. */
  readonly guessed: boolean;
}

/**
 * Imports TypeScript files of the user as the JavaScript that they mostly are: Node's own stripper costs more than the
 * rest of an evaluation. What JavaScript can read, TypeScript reads alike, but for type arguments, as in `f<T>(x)`; files
 * that may hold some are left to Node.
 */
export function importPlainly(): PlainImports {
  let guessed = false;
  const hooks = registerHooks({
    load(url, context, next) {
      const source = isUsersTypeScript(url) ? readFileSync(fileURLToPath(url), "utf8") : undefined;
      if (source === undefined || MAY_HOLD_TYPE_ARGUMENTS.test(source)) return next(url, context);
      guessed = true;
      return { format: "module", source, shortCircuit: true };
    },
  });
  return {
    get guessed() {
      return guessed;
    },
    [Symbol.dispose]: () => hooks.deregister(),
  };
}

/** Has Node load the user's TypeScript files again, under names that it has not seen fail. Give `name` to the first import. */
export function importAgain(): Disposable & { readonly name: (url: string) => string } {
  const name = (url: string) => `${url}?typescript`;
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      return isUsersTypeScript(resolved.url) ? { ...resolved, url: name(resolved.url) } : resolved;
    },
  });
  return { name, [Symbol.dispose]: () => hooks.deregister() };
}

const MAY_HOLD_TYPE_ARGUMENTS = /(?<!=)>\s*[(`]/;

function isUsersTypeScript(url: string): boolean {
  return /^file:.*\.m?ts$/.test(url) && !url.includes("/node_modules/");
}
