import { fallback, pkg, when, type Definition } from "@hm/api";
import { aliasLines, shellQuote, shellWords, zshValue } from "@hm/formats";
import { home } from "@hm/home";
import { defineArray, forEach } from "./define.ts";
import { piece, type Feature, type Values } from "./feature.ts";
import type { generalOptions } from "./options.ts";
import { pathsOf } from "./paths.ts";

type Options = Values<typeof generalOptions> & { readonly "oh-my-zsh": { readonly enable: boolean }; readonly prezto: { readonly enable: boolean } };

const KEYMAPS = { emacs: "bindkey -e", viins: "bindkey -v", vicmd: "bindkey -a" } as const;

/** Writes `.zshrc`, from pieces that each know their place in it. */
export function interactive(feature: Feature<Options>): Definition[] {
  const { options, get, set } = feature;
  const at = (order: number, condition: () => boolean, text: () => string) => when(condition, piece(feature, order, text));
  return [
    home({ file: () => ({ [pathsOf(options, get).file(".zshrc")]: { text: () => options.initContent } }) }),
    set({ shellAliases: () => Object.fromEntries(Object.entries(get(home).shellAliases).map(([name, command]) => [name, fallback(command)])) as never }),
    at(400, () => options.zprof.enable, () => "zmodload zsh/zprof\n"),
    at(500, () => options.initExtraFirst !== "", () => options.initExtraFirst),
    piece(feature, 510, () => "typeset -U path cdpath fpath manpath"),
    at(510, () => options.cdpath.length > 0, () => `cdpath+=(${options.cdpath.map(expanded).join(" ")})\n`),
    piece(feature, 520, () => functionPath(`${options.package}`)),
    at(530, () => options.defaultKeymap !== null, () => `# Use ${options.defaultKeymap} keymap as the default.\n${KEYMAPS[options.defaultKeymap!]}\n`),
    at(540, () => locals(options) !== "", () => locals(options)),
    at(550, () => options.initExtraBeforeCompInit !== "", () => options.initExtraBeforeCompInit),
    at(570, () => options.enableCompletion && !options["oh-my-zsh"].enable && !options.prezto.enable, () => options.completionInit),
    at(950, () => options.setOptions.length > 0, () => `# Set shell options\n${defineArray("set_opts", options.setOptions)}\n${forEach("opt", "set_opts", 'setopt "$opt"')}\n`),
    at(1000, () => options.enableVteIntegration, () => `. ${pkg("vte")}/etc/profile.d/vte.sh\n`),
    at(1000, () => options.initExtra !== "", () => options.initExtra),
    at(1100, () => aliases(options) !== "", () => aliases(options)),
    at(1150, () => Object.keys(options.dirHashes).length > 0, () => `# Named Directory Hashes\n${hashes(options)}\n`),
    at(1450, () => options.zprof.enable, () => "zprof"),
    ...siteFunctions(feature),
  ].flat();
}

function functionPath(zsh: string): string {
  return `for profile in \${(z)NIX_PROFILES}; do
  fpath+=($profile/share/zsh/site-functions $profile/share/zsh/$ZSH_VERSION/functions $profile/share/zsh/vendor-completions)
done

HELPDIR="${zsh}/share/zsh/$ZSH_VERSION/help"
`;
}

/** Puts functions into the profile, and has the shell find them there. */
function siteFunctions(feature: Feature<Options>): Definition[] {
  const { options, get } = feature;
  return when(() => Object.keys(options.siteFunctions).length > 0, [
    home({ profileFile: () => Object.fromEntries(Object.entries(options.siteFunctions).map(([name, body]) => [`share/zsh/site-functions/${name}`, body])) }),
    piece(feature, 525, () => `fpath+=(${shellQuote(`${get(home).profileDirectory}/share/zsh/site-functions`)})\n`),
    piece(feature, 1000, () => shellWords(["autoload", "-Uz", "--", ...Object.keys(options.siteFunctions)])),
  ]);
}

function locals({ localVariables }: Options): string {
  const defined = Object.entries(localVariables).filter(([, value]) => value !== null);
  return defined.map(([name, value]) => `${name}=${zshValue((typeof value === "object" && !Array.isArray(value) ? `${value}` : value) as string)}`).join("\n");
}

function aliases({ shellAliases, shellGlobalAliases }: Options): string {
  const globals = Object.entries(shellGlobalAliases).map(([name, command]) => `alias -g -- ${shellQuote(name)}=${shellQuote(command)}`);
  return [aliasLines(shellAliases), ...globals].filter((it) => it !== "").join("\n");
}

function hashes({ dirHashes }: Options): string {
  return Object.entries(dirHashes).map(([name, path]) => `hash -d ${shellQuote(name)}=${expanded(path)}`).join("\n");
}

/** Puts text in double quotes with the variables in it alive. */
function expanded(text: string): string {
  return `"${text.replace(/[\\"`]/g, "\\$&")}"`;
}
