/** Releases that a home can keep the defaults of. */
export const stateVersions = [
  "18.09", "19.03", "19.09", "20.03", "20.09", "21.03", "21.05", "21.11", "22.05",
  "22.11", "23.05", "23.11", "24.05", "24.11", "25.05", "25.11", "26.05", "26.11",
] as const;

/** Whether a state version is of a release before `release`. */
export function isOlder(stateVersion: string, release: (typeof stateVersions)[number]): boolean {
  return stateVersion < release;
}
