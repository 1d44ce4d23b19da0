import { userInfo } from "node:os";
import { emacs, emacsService } from "@hm/emacs";
import { home as base } from "@hm/home";
import { buildHome, createTestHome, requireProgram, unitTexts } from "@hm/testing";
import { expect, test } from "vitest";

const missing = ["emacs", "emacsclient", "bash"].filter((it) => !requireProgram(it));
const analyze = requireProgram("systemd-analyze");

/** A text of every character that a shell, a unit or Lisp might take for something else. */
const ODD = "a\"b'c\\d $HOME ${HOME} `e` ;#";

test.skipIf(missing.length > 0)("the real Emacs starts as the service, with packages before the user's init and lines after it", { timeout: 30_000 }, async () => {
  using home = createTestHome();
  const lisp = `(setq odd ${JSON.stringify(ODD)})`;
  const built = buildHome(
    base({ homeDirectory: home.directory }),
    emacs({ enable: true, extraPackages: ["greet"], extraConfig: '(setq order (concat order " lines"))' }),
    emacsService({ enable: true, socketActivation: { enable: true }, extraOptions: ["--eval", lisp] }),
  );
  const elpa = "profile/share/emacs/site-lisp/elpa/greet-1.0";
  home.write(`${elpa}/greet-pkg.el`, '(define-package "greet" "1.0" "Greets.")\n');
  home.write(`${elpa}/greet-autoloads.el`, '(setq order "package")\n(autoload (quote greet) "greet")\n');
  home.write(`${elpa}/greet.el`, '(defun greet () "hello")\n(provide (quote greet))\n');
  home.write("profile/share/emacs/site-lisp/default.el", built.profile["share/emacs/site-lisp/default.el"]!);
  home.write(".emacs.d/init.el", '(setq order (concat order " init"))\n');
  const path = /EMACSLOADPATH="(.*)"/.exec(built.profile["etc/profile.d/hm-session-vars.sh"]!)![1]!.replace(built.get(base).profileDirectory, `${home.directory}/profile`);

  // systemd reads the command as Bash does here, but for dollars, of which two stand for one, and backticks, which mean nothing.
  const command = /^ExecStart=(.*)$/m.exec(unitTexts(built, () => "/usr")["emacs.service"]!)![1]!.replaceAll("$$", "\\$").replaceAll("`", "\\`").replaceAll("%t", home.directory);
  const client = `emacsclient -s ${home.directory}/emacs/server --eval`;
  const script = `mkdir -m 700 emacs; ${command} 2>log & for i in {1..200}; do ${client} t >/dev/null 2>&1 && break; sleep 0.05; done
    ${client} '(list order (greet) standard-indent)'; ${client} '(string-to-list odd)'; ${client} '(kill-emacs)' >/dev/null || kill $!; wait`;
  // Emacs reads the init file of another user where the environment names one.
  const { username } = userInfo();
  const { stdout } = await home.run("bash", ["-c", script], { env: { EMACSLOADPATH: path, TERM: "dumb", USER: username, LOGNAME: username } });

  expect(stdout.split("\n").slice(0, 2)).toEqual(['("package init lines" "hello" 4)', `(${[...ODD].map((it) => it.codePointAt(0)).join(" ")})`]);
});

test.skipIf(!analyze)("systemd takes the units without a word", async () => {
  using home = createTestHome();
  const built = buildHome(emacsService({ enable: true, socketActivation: { enable: true }, extraOptions: [ODD] }));
  for (const program of ["bash", "emacs"]) home.write(`bin/${program}`, "#!/bin/sh\n", 0o755);
  for (const unit of ["emacs.service", "emacs.socket"]) home.write(unit, unitTexts(built, () => home.directory)[unit]!);

  const verified = await home.run(analyze!, ["--user", "--man=no", "verify", `${home.directory}/emacs.service`, `${home.directory}/emacs.socket`], { env: { XDG_RUNTIME_DIR: home.directory } });
  expect(verified).toEqual({ status: 0, stdout: "", stderr: "" });
});
