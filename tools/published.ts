/** What a package's manifest says beyond what its sources show. */
export interface Published {
  readonly description: string;
  /** Handles that a module package exports, with the option path of each. */
  readonly modules?: Readonly<Record<string, string>>;
  /** Faces beside the main one, as folders of `src`: what should not be loaded together. */
  readonly faces?: readonly string[];
  readonly bin?: Readonly<Record<string, string>>;
  /** Packages that stay installed beside the bundle: others that its declarations name. */
  readonly keeps?: readonly string[];
  /** Packages used only at run time from source, or by a tool, so that no import shows them. */
  readonly develops?: readonly string[];
}

/** Every published package by folder: the one table that manifests are written from. */
export const published: Readonly<Record<string, Published>> = {
  "packages/api": { description: "What a module of hm imports: definitions, merging and the schema language.", keeps: ["zod"] },
  "packages/cli": { description: "The hm program.", bin: { hm: "./dist/hm.js", "home-manager": "./dist/hm.js" } },
  "packages/engine": { description: "Store, generations, journal and activation, wired as services.", develops: ["esbuild"] },
  "packages/formats": { description: "Renderers and editors for configuration formats.", faces: ["documents"] },
  "packages/kernel": { description: "Option merging, fixpoint evaluation, activation DAG, collision checks and planning, all pure." },
  "packages/testing": { description: "Builds homes in tests: buildHome, a throw-away home and module conformance." },

  "modules/bash": { description: "GNU Bash, the shell.", modules: { bash: "programs.bash" } },
  "modules/dunst": { description: "dunst, which shows notifications.", modules: { dunst: "services.dunst" } },
  "modules/emacs": { description: "Emacs, the text editor, also as a service.", modules: { emacs: "programs.emacs", emacsService: "services.emacs" } },
  "modules/firefox": {
    description: "Firefox and browsers made of it: profiles, search, bookmarks, containers, extensions and policies.",
    modules: { firefox: "programs.firefox", floorp: "programs.floorp", librewolf: "programs.librewolf", mozilla: "mozilla" },
  },
  "modules/fish": { description: "Fish, the friendly interactive shell.", modules: { fish: "programs.fish" } },
  "modules/fontconfig": { description: "Fontconfig, which finds fonts and says how they are drawn.", modules: { fontconfig: "fonts.fontconfig" } },
  "modules/git": { description: "Git, the version control system.", modules: { git: "programs.git" } },
  "modules/gpg": { description: "GnuPG, which encrypts and signs.", modules: { gpg: "programs.gpg" } },
  "modules/gpg-agent": { description: "The agent of GnuPG, which keeps private keys.", modules: { gpgAgent: "services.gpg-agent" } },
  "modules/gtk": { description: "What programs made with GTK look like.", modules: { gtk: "gtk" } },
  "modules/home": { description: "Files, packages and session of a home.", modules: { home: "home", i18n: "i18n", host: "host" } },
  "modules/htop": { description: "htop, a viewer of processes.", modules: { htop: "programs.htop" } },
  "modules/nushell": { description: "Nushell, a shell for structured data.", modules: { nushell: "programs.nushell" } },
  "modules/readline": { description: "GNU Readline, line editing.", modules: { readline: "programs.readline" } },
  "modules/ssh": { description: "OpenSSH, the client.", modules: { ssh: "programs.ssh" } },
  "modules/systemd": { description: "Units and environment of the systemd user manager.", modules: { systemdUser: "systemd.user" } },
  "modules/tmux": { description: "tmux, a terminal multiplexer.", modules: { tmux: "programs.tmux" } },
  "modules/vim": { description: "Vim, the text editor.", modules: { vim: "programs.vim" } },
  "modules/xdg": { description: "XDG base directories, user directories, MIME applications, desktop entries and autostart.", modules: { xdg: "xdg" } },
  "modules/xresources": { description: "Resources of X programs.", modules: { xresources: "xresources" } },
  "modules/xscreensaver": { description: "XScreenSaver, which blanks and locks the screen.", modules: { xscreensaver: "services.xscreensaver" } },
  "modules/zsh": { description: "Zsh, the Z shell.", modules: { zsh: "programs.zsh" } },
};
