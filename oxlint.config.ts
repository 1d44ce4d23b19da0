import { defineConfig } from "oxlint";

const within = {
  regex: "^(\\.\\./)+[a-z-]+/src/",
  message: "Import another package by its name, not by a path into it.",
};
const face = {
  regex: "^\\.{1,2}/(\\.\\./)*index\\.ts$",
  message: "index.ts is the package's face for others: import the file itself.",
};

/** The layers: what the sources of each folder may import of the workspace. */
const layers: Readonly<Record<string, readonly string[]>> = {
  "packages/api": [],
  "packages/kernel": ["@hm/api"],
  "packages/formats": ["@hm/api"],
  "packages/engine": ["@hm/api", "@hm/kernel", "@hm/formats"],
  "packages/cli": ["@hm/api", "@hm/kernel", "@hm/engine", "@hm/formats"],
  "packages/testing": ["@hm/api", "@hm/kernel", "@hm/engine", "@hm/formats"],
};

/** Packages that the sources of a module never import, and what would make an evaluation impure. */
const beyondModules = ["@hm/kernel", "@hm/engine", "@hm/cli", "@hm/testing", "node:fs", "node:fs/*", "node:child_process", "node:os"];
const pure = { group: ["node:*"], message: "This layer touches nothing outside of the values it is given." };
const pureLayers = ["packages/api", "packages/kernel", "packages/formats"];

function only(allowed: readonly string[]) {
  return {
    group: ["@hm/*", ...allowed.map((name) => `!${name}`)],
    message: allowed.length === 0 ? "This layer imports no other package of ours." : `Of ours, this layer imports only ${allowed.join(", ")}.`,
  };
}

function restricted(...patterns: readonly object[]) {
  return { "eslint/no-restricted-imports": ["error", { patterns: [...patterns, within] }] as never };
}

export default defineConfig({
  plugins: ["eslint", "typescript", "unicorn", "oxc", "import"],
  categories: { correctness: "error", suspicious: "error" },
  ignorePatterns: ["**/dist", "**/fixtures", "node_modules"],
  rules: {
    ...restricted(),
    "import/no-cycle": "error",
    "import/no-default-export": "error",
    "typescript/no-namespace": "error",
    "eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_", ignoreRestSiblings: true }],
    "import/no-unassigned-import": "off",
    "eslint/no-await-in-loop": "off",
    "eslint/no-control-regex": "off",
    "eslint/no-shadow": "off",
    "eslint/no-underscore-dangle": "off",
    "unicorn/consistent-function-scoping": "off",
    "unicorn/no-array-reverse": "off",
    "unicorn/no-array-sort": "off",
    "unicorn/no-useless-fallback-in-spread": "off",
    "unicorn/prefer-add-event-listener": "off",
    "unicorn/require-module-specifiers": "off",
  },
  overrides: [
    { files: ["*.config.ts", "examples/*/home.config.ts"], rules: { "import/no-default-export": "off" } },
    ...Object.entries(layers).map(([folder, allowed]) => ({ files: [`${folder}/src/**/*.ts`], rules: restricted(only(allowed), face, ...(pureLayers.includes(folder) ? [pure] : [])) })),
    {
      files: ["modules/*/src/**/*.ts"],
      rules: restricted({ group: beyondModules, message: "A module knows @hm/api, @hm/formats and other modules, and touches nothing." }, face),
    },
  ],
});
