import { hinted, types, z } from "@hm/api";

/** One value of a unit; packages, stored files and files beside the configuration (`./…`) stand for their path. */
const atom = hinted(z.union([z.string(), z.number(), z.boolean(), types.path()]), { typeName: "value", path: "explicit" });

/** The value of a key: lists repeat the key, `null` leaves it out. */
const value = z.union([atom, z.array(atom)]).nullable();

const texts = types.listOrSingle(z.union([z.string(), types.package()]));

const known = {
  Description: z.string().nullable().default(null).describe("What the unit is, in a few words."),
  Documentation: texts.default([]).describe("Where the unit is documented, such as `man:example(1)` or a URL."),
};

const triggers = (what: string) => z.array(atom).default([]).describe(`Values that ${what} the service when one of them differs from the generation before, such as the source of its configuration.`);

const knownOfService = {
  ...known,
  "X-Reload-Triggers": triggers("reload"),
  "X-Restart-Triggers": triggers("restart"),
  "X-SwitchMethod": z
    .enum(["reload", "restart", "stop-start", "keep-old"])
    .nullable()
    .default(null)
    .describe("How a running service is brought to its new version. `null` restarts it."),
};

const execution = {
  Environment: texts.default([]).describe('Variables for the processes of the service, each such as `NAME=value` or `"NAME=two words"`.'),
  ExecStart: z
    .union([atom, z.array(atom)])
    .default([])
    .describe("Command that the service is: a path and its arguments. Several are run one after the other, for services of type `oneshot`."),
};

const section = z.record(z.string(), value);

/** Units of one type, by their name without the suffix: sections of keys, as systemd spells them. */
export const units = (type: string) =>
  z.record(z.string(), z.object({ Unit: z.object(known).catchall(value).prefault({}).describe("What the unit is and how it relates to others.") }).catchall(section))
    .default({})
    .describe(`Units of type ${type}, by their name without \`.${type}\`: sections of keys, spelt as in systemd.${type}(5).`);

/** Services, which have some keys more that hm knows. */
export const services = z
  .record(
    z.string(),
    z
      .object({
        Unit: z.object(knownOfService).catchall(value).prefault({}).describe("What the service is and how it relates to other units."),
        Service: z.object(execution).catchall(value).prefault({}).describe("What runs, and how."),
      })
      .catchall(section),
  )
  .default({})
  .describe("Services, by their name without `.service`: sections of keys, spelt as in systemd.service(5).");
