/** Options that have other names now, some of them in modules of their own. */
export const renamed = {
  aliases: "settings.alias",
  extraConfig: "settings",
  userEmail: "settings.user.email",
  userName: "settings.user.name",
  "signing.gpgPath": "signing.signer",
  "delta.enable": "programs.delta.enable",
  "delta.options": "programs.delta.options",
  "delta.package": "programs.delta.package",
  "diff-highlight.enable": "programs.diff-highlight.enable",
  "diff-highlight.pagerOpts": "programs.diff-highlight.pagerOpts",
  "diff-so-fancy.changeHunkIndicators": "programs.diff-so-fancy.settings.changeHunkIndicators",
  "diff-so-fancy.enable": "programs.diff-so-fancy.enable",
  "diff-so-fancy.markEmptyLines": "programs.diff-so-fancy.settings.markEmptyLines",
  "diff-so-fancy.pagerOpts": "programs.diff-so-fancy.pagerOpts",
  "diff-so-fancy.rulerWidth": "programs.diff-so-fancy.settings.rulerWidth",
  "diff-so-fancy.stripLeadingSymbols": "programs.diff-so-fancy.settings.stripLeadingSymbols",
  "diff-so-fancy.useUnicodeRuler": "programs.diff-so-fancy.settings.useUnicodeRuler",
  "difftastic.background": "programs.difftastic.options.background",
  "difftastic.color": "programs.difftastic.options.color",
  "difftastic.context": "programs.difftastic.options.context",
  "difftastic.display": "programs.difftastic.options.display",
  "difftastic.enable": "programs.difftastic.enable",
  "difftastic.options": "programs.difftastic.options",
  "difftastic.package": "programs.difftastic.package",
  "patdiff.enable": "programs.patdiff.enable",
  "patdiff.package": "programs.patdiff.package",
  "riff.commandLineOptions": "programs.riff.commandLineOptions",
  "riff.enable": "programs.riff.enable",
  "riff.package": "programs.riff.package",
} as const;

/** Options that are gone, with what takes their place. */
export const removed = {
  "difftastic.enableAsDifftool": 'Set \'programs.difftastic.git.mode\' to "difftool", or to "both".',
  "difftastic.extraArgs": "Name the arguments in 'programs.difftastic.options'.",
};
