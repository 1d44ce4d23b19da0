import { defineModule, fallback, force, merge, types, when, z, type Nested, type Part } from "@hm/api";
import { expect, test, vi } from "vitest";
import { configure } from "./report.ts";

const mail = defineModule({
  path: "programs.mail",
  description: "Reads mail.",
  options: {
    enable: types.enable("the mail reader"),
    accounts: z.record(z.string(), z.object({ name: types.named(), port: z.int().default(993).describe("Port of the server."), key: types.derived(z.string(), "by name", ({ name }) => `${name}.key`) })).default({}).describe("Accounts by name."),
    settings: z.record(z.string(), z.any()).default({}),
    folders: z.array(z.string()).default(["INBOX"]),
    ui: { theme: z.enum(["dark", "light"]).default("dark").describe("Colours."), width: types.internal(z.int().optional()) },
    version: types.readOnly(z.string().default("9")),
    token: z.string(),
  },
});

const option = (path: string, ...parts: readonly Nested<Part>[]) => configure(...parts).option(path);

test("an option is found by its path, with its type, default, description and value", () => {
  expect(option("programs.mail.ui.theme", mail({ ui: { theme: "light" } }))).toMatchObject({ path: "programs.mail.ui.theme", type: 'one of "dark", "light"', default: "dark", description: "Colours.", value: "light", internal: false, readOnly: false, children: [], declared: { module: "programs.mail" } });
  expect(option("programs.mail.ui.width", mail({}))).toMatchObject({ internal: true, value: undefined });
  expect(option("programs.mail.version", mail({}))).toMatchObject({ readOnly: true, value: "9" });
  expect(option("programs.mail.token", mail({}))).toMatchObject({ type: "string", value: undefined, default: undefined });
});

test("modules and groups tell their options", () => {
  expect(option("programs.mail", mail({}))).toMatchObject({ description: "Reads mail.", children: ["enable", "accounts", "settings", "folders", "ui", "version", "token"], contributions: [] });
  expect(option("programs.mail.ui", mail({}))!.children).toEqual(["theme", "width"]);
});

test("options are found below records and inside freeform values", () => {
  const config = [mail({ accounts: { "jane@example.org": {} }, settings: { sort: { by: "date", keys: () => ["a"] } } })];
  expect(option('programs.mail.accounts."jane@example.org".port', ...config)).toMatchObject({ value: 993, description: "Port of the server." });
  expect(option('programs.mail.accounts."jane@example.org".key', ...config)).toMatchObject({ value: "jane@example.org.key", default: "by name" });
  expect(option("programs.mail.settings.sort.by", ...config)).toMatchObject({ value: "date", contributions: [{ value: "date", wins: true }] });
  expect(option("programs.mail.settings.sort.keys", ...config)!.value).toEqual(["a"]);
  expect(option("programs.mail.accounts", ...config)!.children).toEqual(["jane@example.org"]);
});

test("a path that leads nowhere finds nothing", () => {
  for (const path of ["", "programs", "programs.mail.nothing", "programs.mail.accounts.nobody", "programs.mail.enable.deeper", "__proto__", "programs.mail.constructor"]) expect(option(path, mail({}))).toBeUndefined();
});

test("every definition is told, with its rank and place, and whether it counts", () => {
  const info = option("programs.mail.ui.theme", mail({ ui: { theme: fallback("light") } }), when(() => true, mail(force({ ui: { theme: "dark" } }))), when(() => false, mail({ ui: { theme: "light" } })), mail({ ui: { theme: () => "light" } }));
  expect(info!.contributions.map(({ value, rank, wins, origin }) => ({ value, rank, wins, keys: origin!.keys }))).toEqual([
    { value: "light", rank: 1000, wins: false, keys: ["ui", "theme"] },
    { value: "dark", rank: 50, wins: true, keys: ["ui", "theme"] },
    { value: "light", rank: 100, wins: false, keys: ["ui", "theme"] },
  ]);
});

test("a default is a contribution where nothing else is, at the place of its declaration", () => {
  expect(option("programs.mail.folders", mail({}))!.contributions).toMatchObject([{ value: ["INBOX"], rank: 1500, wins: true, origin: { module: "programs.mail", keys: ["options", "folders"] } }]);
});

test("several values in one definition are told apart", () => {
  expect(option("programs.mail.folders", mail({ folders: merge(["a"], fallback(["b"])) }))!.contributions.map((it) => [it.value, it.wins])).toEqual([[["a"], true], [["b"], false]]);
});

test("definitions are told also where the value cannot be computed", () => {
  const info = option("programs.mail.ui.theme", mail({ ui: { theme: "light" } }), mail({ ui: { theme: "dark" } }));
  expect(info!.value).toBeUndefined();
  expect(info!.contributions.map((it) => it.value)).toEqual(["light", "dark"]);
});

test("all options can be listed without computing any", () => {
  const token = vi.fn(() => "secret");
  const all = [...configure(mail({ token })).options()].filter((it) => it.path.startsWith("programs.mail"));
  expect(all.map((it) => it.path.slice("programs.mail.".length))).toEqual(["enable", "accounts", "settings", "folders", "ui.theme", "ui.width", "version", "token"]);
  expect(token).not.toHaveBeenCalled();
  expect(all.at(-1)!.value).toBe("secret");
});
