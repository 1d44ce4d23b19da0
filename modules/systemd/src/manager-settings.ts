import { types, z } from "@hm/api";
import { systemdConf, type Unit } from "@hm/formats";

const atom = z.union([z.string(), z.number(), z.boolean(), types.package()]);
const words = z.record(z.string(), z.union([z.string(), types.package()]).nullable());
const value = z.union([atom, z.array(atom), words]).nullable();
const environment = words.default({});

/** The settings of the user manager itself. */
export const managerSettings = z
  .object({
    Manager: z
      .object({
        DefaultEnvironment: environment.describe("Variables for every process that the manager starts."),
        ManagerEnvironment: environment.describe("Variables for the manager itself."),
      })
      .catchall(value)
      .prefault({})
      .describe("How the manager works, and defaults for its units."),
  })
  .catchall(z.record(z.string(), value))
  .prefault({})
  .describe("Settings of the user manager, by section, as in systemd-user.conf(5).");

type Settings = z.output<typeof managerSettings>;

/** Writes `user.conf`, or nothing when nothing is set. An empty environment would reset the one of the system. */
export function userConf(settings: Settings): string | undefined {
  const sections = Object.entries(settings).map(([name, keys]) => [name, Object.entries(keys).filter(([, value]) => !isEmptyRecord(value))] as const);
  const filled = sections.filter(([, keys]) => keys.length > 0);
  return filled.length ? systemdConf(Object.fromEntries(filled.map(([name, keys]) => [name, Object.fromEntries(keys)])) as Unit) : undefined;
}

function isEmptyRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.getOwnPropertySymbols(value).length === 0 && Object.keys(value).length === 0;
}
