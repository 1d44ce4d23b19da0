import { types, z } from "@hm/api";
import { quote } from "./quote.ts";

const mode = (what: string) => z.string().nullable().default(null).describe(`${what}: \`default\`, \`insert\`, \`paste\` or one of your own. \`null\` leaves it to fish.`);

const bind = z.object({
  name: z.string().nullable().default(null).describe("The key. `null` takes the key of the record."),
  enable: z.boolean().default(true).describe("Whether this binding counts."),
  command: types.listOrSingle(z.string()).nullable().default(null).describe("Commands or functions of the line editor to run."),
  erase: z.boolean().default(false).describe("Whether what the key did before is taken away."),
  mode: mode("Mode that the key works in"),
  setsMode: mode("Mode that it leads to"),
  operate: z.enum(["preset", "user"]).nullable().default(null).describe("Whether it is one of fish's own bindings or of the user's. `null` leaves it to fish."),
  repaint: z.boolean().default(false).describe("Whether the prompt is drawn again after it."),
  silent: z.boolean().default(false).describe("Whether a mode that is not there is passed over in silence."),
});

/** Bindings of keys. */
export const bindsOption = z.record(z.string(), bind).default({}).describe("What keys do, by their names for `bind`, such as `alt-s`.");

type Bind = z.output<typeof bind>;

/** Writes the commands that bind keys, or nothing where none are bound. */
export function bindLines(binds: Readonly<Record<string, Bind>>): string | undefined {
  const enabled = Object.entries(binds).filter(([, it]) => it.enable);
  return enabled.length ? enabled.flatMap(([key, it]) => lines(it.name ?? key, it)).join("\n") : undefined;
}

function lines(key: string, it: Bind): string[] {
  const options = [...(it.silent ? ["-s"] : []), ...(it.operate ? [`--${it.operate}`] : []), ...(it.mode === null ? [] : ["--mode", it.mode]), ...(it.setsMode === null ? [] : ["--sets-mode", it.setsMode])];
  return [
    ...(it.erase ? [["bind", "-e", ...options, key].join(" ")] : []),
    ...(it.command === null ? [] : [["bind", ...options, key, ...it.command.map(quote), ...(it.repaint ? ["repaint"] : [])].join(" ")]),
  ];
}
