import { shellQuote } from "@hm/formats";

/** Where the policies of a browser are. */
export interface PolicyPlace {
  /** Name of the browser. */
  readonly browser: string;
  /** Absolute path of the file in the profile of the current generation. */
  readonly file: string;
  /** Absolute path of the file that the browser reads. */
  readonly system: string;
}

/** What the policy `ExtensionSettings` says of language packs. */
export function languagePackPolicies(languages: readonly string[], release: string | null): Record<string, unknown> {
  return Object.fromEntries(
    languages.map((it) => {
      const id = `langpack-${it}@firefox.mozilla.org`;
      const url = release === null ? `https://addons.mozilla.org/firefox/downloads/latest/${id}/latest.xpi` : `https://releases.mozilla.org/pub/firefox/releases/${release}/linux-x86_64/xpi/${it}.xpi`;
      return [id, { installation_mode: "normal_installed", install_url: url }];
    }),
  );
}

/** Bash that tells how to have the policies read, as long as they are not. */
export function policyHint({ browser, file, system }: PolicyPlace): string {
  const folder = system.slice(0, system.lastIndexOf("/"));
  return `if ! [[ ${shellQuote(system)} -ef ${shellQuote(file)} ]]; then
  noteEcho ${shellQuote(`${browser} reads policies only where root puts them. To have it read yours, from now on and after every switch, run once:`)}
  noteEcho ${shellQuote(`  sudo mkdir -p ${folder} && sudo ln -s ${shellQuote(file)} ${system}`)}
fi
`;
}
