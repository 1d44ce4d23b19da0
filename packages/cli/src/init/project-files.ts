/** The release whose defaults a new home starts with. */
const NEWEST_STATE_VERSION = "26.11";

interface Project {
  readonly username: string;
  readonly homeDirectory: string;
  /** File name of the configuration. */
  readonly configuration: string;
  /** The packages come from a checkout, as sources where it is not built. */
  readonly fromCheckout: boolean;
}

/** Texts of the files that make a new project, by name. */
export function projectFiles(project: Project): Readonly<Record<string, string>> {
  return {
    [project.configuration]: configuration(project),
    "package.json": json({
      name: "home",
      private: true,
      type: "module",
      dependencies: { "@hm/api": "latest", "@hm/cli": "latest", "@hm/home": "latest" },
    }),
    "tsconfig.json": json({
      compilerOptions: {
        target: "es2024",
        module: "nodenext",
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        allowImportingTsExtensions: true,
        erasableSyntaxOnly: true,
        verbatimModuleSyntax: true,
        ...(project.fromCheckout ? { customConditions: ["@hm/source"] } : {}),
      },
    }),
    ".gitignore": "node_modules/\n/result\n",
  };
}

function configuration({ username, homeDirectory }: Project): string {
  return `import { defineHome } from "@hm/api";
import { home } from ${JSON.stringify("@hm/home")};

export default defineHome([
  home({
    username: ${JSON.stringify(username)},
    homeDirectory: ${JSON.stringify(homeDirectory)},

    // The release that you started with: its defaults are kept for you. Leave it as it is when you update.
    stateVersion: "${NEWEST_STATE_VERSION}",

    packages: [
      // "ripgrep",
    ],

    // Files of your home, by their path in it.
    file: {
      // ".config/example/greeting": { text: "Hello\\n" },
    },

    sessionVariables: {
      // EDITOR: "nano",
    },
  }),
]);
`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
