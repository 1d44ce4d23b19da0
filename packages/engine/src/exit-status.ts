/** Exit statuses of errors that are neither of evaluation nor of a build. */
const STATUSES: Readonly<Record<string, number>> = {
  HM_USAGE: 2,
  HM_BACKUP_EXTENSION: 2,
  HM_COLLISION: 3,
  HM_ACTIVATION_FAILED: 4,
  HM_TAKE_BACK_FAILED: 4,
  HM_LOCKED: 5,
};

/** The status that hm ends with after an error: 2 usage, 3 collision, 4 failed activation, 5 locked, 1 all else. */
export function exitStatusOf(error: unknown): number {
  const { code, exitCode } = (typeof error === "object" && error !== null ? error : {}) as { code?: unknown; exitCode?: unknown };
  if (typeof exitCode === "number") return exitCode;
  return (typeof code === "string" ? STATUSES[code] : undefined) ?? 1;
}
