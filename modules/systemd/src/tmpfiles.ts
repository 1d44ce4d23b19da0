import { z } from "@hm/api";

/** Files and folders that systemd-tmpfiles creates, cleans and removes. */
export const tmpfilesOptions = {
  rules: z.array(z.string()).default([]).describe("Rules for files and folders to create, clean up or remove, one line of tmpfiles.d(5) each, such as `d %h/scratch - - - 10d`."),
} as const;

/** The file with the rules, which are carried out when it changes. */
export function tmpfilesFile(rules: readonly string[], program: string): { readonly text: string; readonly onChange: string } {
  const head = ["# This file is created automatically and should not be modified.", "# Please change the option ‘systemd.user.tmpfiles.rules’ instead."];
  return { text: `${[...head, ...rules].join("\n")}\n`, onChange: `run ${program} --user --create\n` };
}

const COMMON = { Documentation: ["man:tmpfiles.d(5)", "man:systemd-tmpfiles(8)"], DefaultDependencies: false, Conflicts: ["shutdown.target"] };

/** Services that carry the rules out when the session begins and when the timer says so: not every distribution starts its own. */
export function tmpfilesServices(program: string) {
  return {
    "systemd-tmpfiles-setup": {
      Unit: { ...COMMON, Description: "Creation of the user's volatile files and folders", Before: ["basic.target", "shutdown.target"], RefuseManualStop: true },
      Service: { Type: "oneshot", RemainAfterExit: true, ExecStart: `${program} --user --create --remove --boot`, SuccessExitStatus: "DATAERR" },
      Install: { WantedBy: ["basic.target"] },
    },
    "systemd-tmpfiles-clean": {
      Unit: { ...COMMON, Description: "Clean-up of the user's temporary files and folders", After: ["basic.target", "systemd-tmpfiles-setup.service"], Before: ["shutdown.target"] },
      Service: { Type: "oneshot", ExecStart: `${program} --user --clean`, SuccessExitStatus: "DATAERR", IOSchedulingClass: "idle" },
    },
  };
}

/** The timer of the clean-up. */
export function tmpfilesTimers() {
  return {
    "systemd-tmpfiles-clean": {
      Unit: { ...COMMON, Description: "Daily clean-up of the user's temporary files and folders", Before: ["shutdown.target"] },
      Timer: { OnStartupSec: "5min", OnUnitActiveSec: "1d" },
      Install: { WantedBy: ["timers.target"] },
    },
  };
}
