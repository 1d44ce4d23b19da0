import { z } from "@hm/api";

/** What keeps repositories fast in the background. */
export const maintenance = {
  enable: z.boolean().default(false).describe("Whether to run `git maintenance` in the background. Repositories with SSH remotes need a Git that comes with SSH."),
  repositories: z.array(z.string()).default([]).describe("Repositories to maintain, as absolute paths."),
  timers: z
    .record(z.string(), z.string())
    .default({ daily: "Tue..Sun *-*-* 0:53:00", hourly: "*-*-* 1..23:53:00", weekly: "Mon 0:53:00" })
    .describe("When to run each schedule of `git maintenance run`, as calendar events of systemd."),
};

const DESCRIPTION = "Optimize Git repositories data";

/** The template of the service, whose instances are named by their schedule. */
export function maintenanceService(git: string) {
  return {
    Service: {
      // The newline, which leaves a blank line in the unit, is there in Home Manager's too.
      ExecStart: `"${git}" for-each-repo --keep-going --config=maintenance.repo maintenance run --schedule=%i\n`,
      LockPersonality: "yes",
      MemoryDenyWriteExecute: "yes",
      NoNewPrivileges: "yes",
      RestrictAddressFamilies: "AF_UNIX AF_INET AF_INET6 AF_VSOCK",
      RestrictNamespaces: "yes",
      RestrictRealtime: "yes",
      RestrictSUIDSGID: "yes",
      SystemCallArchitectures: "native",
      SystemCallFilter: "@system-service",
      Type: "oneshot",
    },
    Unit: { Description: DESCRIPTION, Documentation: ["man:git-maintenance(1)"] },
  };
}

/** A timer for each schedule. */
export function maintenanceTimers(timers: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(timers).map(([schedule, time]) => [
      `git-maintenance@${schedule}`,
      { Install: { WantedBy: ["timers.target"] }, Timer: { OnCalendar: time, Persistent: true }, Unit: { Description: DESCRIPTION } },
    ]),
  );
}
