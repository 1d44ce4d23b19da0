import { createRequire, isBuiltin } from "node:module";
import { basename, dirname, join } from "node:path";
import type { Plugin } from "esbuild";

/** A file of a bundle: its name in `dist`, and the source that it begins with. */
export interface Part {
  readonly name: string;
  /** Absolute. */
  readonly file: string;
}

/** Leaves imports of the named packages as they are. */
export function keptOutside(names: readonly string[]): Plugin {
  return {
    name: "kept-outside",
    setup({ onResolve }) {
      onResolve({ filter: /^@hm\// }, ({ path }) => (names.includes(path.split("/").slice(0, 2).join("/")) ? { path, external: true } : undefined));
    },
  };
}

/** Cuts a bundle where another package is imported lazily, and after what the program starts with; tells what is cut off. */
export function parts(found: (part: Part) => void): Plugin {
  return {
    name: "parts",
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^[^/]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        const cut = kind === "dynamic-import" && (!path.startsWith(".") || basename(importer) === "main.ts");
        if (!cut || isBuiltin(path) || pluginData === parts) return undefined;
        const { path: file, external, errors } = await resolve(path, { kind, importer, resolveDir, pluginData: parts });
        if (external || errors.length > 0) return external ? { path, external } : { errors };
        const name = path.replace(/^\.\//, "").replace(/\.ts$/, "").replace(/^@/, "").replaceAll("/", "-");
        found({ name, file });
        return { path: `./${name}.js`, external: true };
      });
    },
  };
}

/** Prefers ES modules where a package gives Node something else, and leaves zod's messages in other languages out: half of it. */
export const esModules: Plugin = {
  name: "es-modules",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^yaml$/ }, ({ path, resolveDir }) => {
      const manifest = createRequire(join(resolveDir, "x.js")).resolve(`${path}/package.json`);
      return { path: join(dirname(manifest), "browser/index.js"), sideEffects: false };
    });
    onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, ({ path }) => ({ contents: 'export { default as en } from "./en.js";', resolveDir: dirname(path) }));
  },
};

/** Node has these loaded anyway, and most of what they hold is used. */
const eager = ["assert", "events", "fs", "module", "path", "process", "stream"];

/**
 * Takes of Node's modules what is used, when it is used. As imports they would be loaded at the start, and with all of
 * their getters run: fs, process, util or child_process cost 3 ms each.
 */
export const lazyBuiltIns: Plugin = {
  name: "lazy-built-ins",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /./ }, ({ path, kind }) => (isBuiltin(path) ? { path: path.replace("node:", ""), namespace: kind === "require-call" ? "required" : "built-in", sideEffects: false } : undefined));
    onLoad({ filter: /./, namespace: "required" }, ({ path }) => ({
      contents: eager.includes(path) ? `module.exports = ${loading(path)};` : `let it; const load = () => it ??= ${loading(path)}; module.exports = ${standIn};`,
    }));
    onLoad({ filter: /./, namespace: "built-in" }, ({ path }) => {
      const module = process.getBuiltinModule(`node:${path}`) as unknown as Record<string, unknown>;
      const names = Object.keys(module).filter((name) => /^[A-Za-z]\w*$/.test(name) && name !== "default");
      const all = eager.includes(path) ? `const it = ${loading(path)}, load = () => it;` : `let it; const load = () => it ??= ${loading(path)};`;
      // Functions of the others find their module when they are called. Whatever is not used is left out of the bundle.
      const taken = names.map((name) => {
        const isFunction = !eager.includes(path) && /^[a-z]/.test(name) && typeof Object.getOwnPropertyDescriptor(module, name)?.value === "function";
        return `export const ${name} = ${isFunction ? `(...args) => load().${name}(...args)` : `/* @__PURE__ */ (() => load().${name})()`};`;
      });
      const whole = eager.includes(path) ? "/* @__PURE__ */ (() => load())()" : `/* @__PURE__ */ (() => ${standIn})()`;
      return { contents: [all, `export default ${whole};`, ...taken].join("\n") };
    });
  },
};

/** Stands for a whole module until something of it is used. */
const standIn = "new Proxy({}, { get: (_, name) => load()[name] })";

function loading(path: string): string {
  return `process.getBuiltinModule(${JSON.stringify(`node:${path}`)})`;
}
