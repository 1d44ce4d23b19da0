import { stored, when, type Definition } from "@hm/api";
import { doubleQuoted, shellQuote, zshExportAll, type Variables } from "@hm/formats";
import { home } from "@hm/home";
import type { Feature, Values } from "./feature.ts";
import type { generalOptions } from "./options.ts";
import { pathsOf } from "./paths.ts";

type Options = Values<typeof generalOptions>;

/** Writes the files that are not only for interactive shells, and has the session variables be there in all of them. */
export function session({ options, get }: Feature<Options>): Definition[] {
  const paths = () => pathsOf(options, get);
  const script = () => get(home).sessionVariablesFile;
  const exports = () => Object.entries(options.sessionVariables as Variables).map(([name, value]) => zshExportAll({ [name]: value })).filter((it) => it !== "");
  return [
    home({
      file: () => ({
        ...(options.envExtra === "" ? {} : { [paths().file(".zshenv")]: { text: options.envExtra } }),
        ...(options.loginExtra === "" ? {} : { [paths().file(".zlogin")]: { text: options.loginExtra } }),
        ...(options.logoutExtra === "" ? {} : { [paths().file(".zlogout")]: { text: options.logoutExtra } }),
        [paths().file(".zprofile")]: { text: `${variables(script(), exports(), "")}${options.profileExtra === "" ? "" : `\n${options.profileExtra}\n`}` },
      }),
    }),
    when(() => !paths().isHome, [
      home({ file: () => ({ [paths().file(".zshenv")]: { text: `export ZDOTDIR=${doubleQuoted(paths().directory)}\n` } }) }),
      home({ file: () => ({ ".zshenv": { text: `source ${shellQuote(`${paths().directory}/.zshenv`)}\n` } }) }),
    ]),
    home({ file: () => ({ [paths().file(".zshenv")]: { text: `if [[ ! -o login ]]; then\n${variables(script(), exports(), "  ")}fi\n` } }) }),
    when(() => exports().length > 0, home({ sessionVariablesExtra: () => renewal(exports()) })),
  ].flat();
}

/** Sources the session's script, and sets what only zsh sets where that has not been done. */
function variables(script: string, exports: readonly string[], indent: string): string {
  const lines = [
    "# Environment variables",
    `. "${script}"`,
    "",
    "# Only source this once",
    'if [[ -z "${__HM_ZSH_SESS_VARS_SOURCED-}" ]]; then',
    "  export __HM_ZSH_SESS_VARS_SOURCED=1",
    ...(exports.length ? exports : [""]).map((it) => `  ${it}`),
    "fi",
  ];
  return lines.map((it) => (it === "" ? "\n" : `${indent}${it}\n`)).join("");
}

/** Has zsh set its variables again once they have changed: the session's script is another one then, and sourced anew. */
function renewal(exports: readonly string[]): string {
  return `unset __HM_ZSH_SESS_VARS_SOURCED # ${stored("zsh-session-vars", { text: `${exports.join("\n")}\n` })}\n`;
}
