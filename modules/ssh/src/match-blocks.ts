import { entry, isEntry, types, z, type Entry } from "@hm/api";
import { blockOf, orEntry, type Block, type Blocks } from "./blocks.ts";

const text = (what: string) => z.string().nullable().optional().describe(what);
const flag = (what: string) => z.boolean().nullable().optional().describe(what);
const texts = (what: string) => z.union([z.string(), z.array(z.string())]).nullable().optional().describe(what);

const end = z.object({
  address: text("Host, or path of a socket."),
  port: z.int().min(0).max(65_535).nullable().optional().describe("Port of the host; a path has none."),
});
const forwards = (what: string) => z.array(z.object({ bind: end.describe("End that listens."), host: end.describe("End that is reached.") })).optional().describe(what);

const matchBlock = z.strictObject({
  host: text("Patterns of the hosts that the block is for. `null` takes the name of the block."),
  match: text("Conditions of a `Match` block; they win over `host`."),
  addKeysToAgent: text("Whether keys that are used go to the agent."),
  addressFamily: z.enum(["any", "inet", "inet6"]).nullable().optional().describe("Kind of address to connect to."),
  certificateFile: texts("Files with certificates of the user."),
  checkHostIP: z.boolean().optional().describe("Whether to look the address up among the known hosts as well."),
  compression: flag("Whether to compress."),
  controlMaster: z.enum(["yes", "no", "ask", "auto", "autoask"]).nullable().optional().describe("Whether sessions share a connection."),
  controlPath: text("Socket of a shared connection."),
  controlPersist: text("How long a shared connection stays open."),
  dynamicForwards: z.array(end).optional().describe("Ports that are a SOCKS proxy to the other side."),
  extraOptions: z.record(z.string(), z.string()).optional().describe("Directives that have no option here."),
  forwardAgent: flag("Whether the host can use the agent."),
  forwardX11: z.boolean().optional().describe("Whether X programs of the host open here."),
  forwardX11Trusted: z.boolean().optional().describe("Whether such programs are trusted with all of the display."),
  hashKnownHosts: flag("Whether names of known hosts are hashed."),
  hostname: text("Name or address to connect to."),
  identitiesOnly: flag("Whether only the keys named here are tried, and none of the agent."),
  identityAgent: texts("Socket of the agent."),
  identityFile: texts("Files with keys to try."),
  kexAlgorithms: z.array(z.string()).nullable().optional().describe("Methods of key exchange."),
  localForwards: forwards("Ports or sockets here that lead to the other side."),
  port: z.int().min(0).max(65_535).nullable().optional().describe("Port to connect to."),
  proxyCommand: text("Command that connects to the host."),
  proxyJump: text("Host to go through."),
  remoteForwards: forwards("Ports or sockets of the other side that lead here."),
  sendEnv: z.array(z.string()).optional().describe("Environment variables to send."),
  serverAliveCountMax: z.int().min(1).nullable().optional().describe("Number of answers that may be missing."),
  serverAliveInterval: z.int().nullable().optional().describe("Seconds after which to ask for an answer."),
  setEnv: z.record(z.string(), z.union([z.string(), z.number(), types.package()])).optional().describe("Environment variables to set."),
  user: text("Name to log in with."),
  userKnownHostsFile: text("Files with the known hosts."),
});

type MatchBlock = z.output<typeof matchBlock>;

/** Blocks of the older form by name, some with a place before or after others. */
export type MatchBlocks = Readonly<Record<string, MatchBlock | Entry<MatchBlock>>>;

/** Schema of blocks of the older form. */
export const matchBlocks = z.record(z.string(), orEntry(matchBlock));

/** Says in today's form what blocks of the older form say. `extraOptions` stay behind. */
export function legacySettings(blocks: MatchBlocks): Blocks {
  return Object.fromEntries(
    Object.entries(blocks).map(([name, it]) => [name, isEntry(it) ? entry({ ...it, value: directives(blockOf(it)) }) : directives(it as MatchBlock)]),
  );
}

/** Names of the blocks of the older form that pass a test. */
export function matchBlocksWhere(blocks: MatchBlocks, test: (block: MatchBlock) => boolean): string[] {
  return Object.keys(blocks).filter((name) => test(blockOf(blocks[name]!)));
}

/** The directives of a block by name, as SSH spells them. */
function directives({ host, match, extraOptions: _, ...it }: MatchBlock): Block {
  const renamed: [string, unknown][] = Object.entries(it).map(([name, value]) => [DIRECTIVES[name] ?? name[0]!.toUpperCase() + name.slice(1), value]);
  const all = {
    ...Object.fromEntries(renamed),
    CheckHostIP: it.checkHostIP === false ? false : undefined,
    ForwardX11: it.forwardX11 || undefined,
    ForwardX11Trusted: it.forwardX11Trusted || undefined,
    LocalForward: it.localForwards?.map(({ bind, host: to }) => ({ bind: listening(bind), host: reached(to) })),
    RemoteForward: it.remoteForwards?.map(({ bind, host: to }) => ({ bind: listening(bind), host: reached(to) })),
    DynamicForward: it.dynamicForwards?.map(listening),
    header: match != null ? `Match ${match}` : host != null ? `Host ${host}` : undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value != null).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Directives that are not spelled as the option is, but for a capital letter. */
const DIRECTIVES: Readonly<Record<string, string>> = { dynamicForwards: "DynamicForward", hostname: "HostName", localForwards: "LocalForward", remoteForwards: "RemoteForward" };

type End = z.output<typeof end>;

function listening({ address, port }: End): object {
  return { address: address === undefined ? "localhost" : address, port };
}

function reached({ address = null, port }: End): object {
  return { address, port };
}
