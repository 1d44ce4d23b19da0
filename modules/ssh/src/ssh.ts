import { defineModule, types, z } from "@hm/api";
import { home } from "@hm/home";
import { blocks } from "./blocks.ts";
import { configText } from "./config-text.ts";
import { forwardsWithoutEnds, pathsWithPorts } from "./forwards.ts";
import { legacySettings, matchBlocks, matchBlocksWhere } from "./match-blocks.ts";
import { hasCycle } from "./sort-blocks.ts";

/** OpenSSH, the client. */
export const ssh = defineModule({
  path: "programs.ssh",
  description: "OpenSSH, the client.",
  options: {
    enable: types.enable("the configuration of the SSH client"),
    package: types.package().nullable().default(null).describe("The OpenSSH package; `null` leaves the client to the system."),
    settings: blocks
      .default({})
      .describe("Directives by the hosts that they are for, as in ssh_config(5). A name that begins with `Host ` or `Match ` stands as it is. Of several values SSH takes the first; `entry(…)` puts a block before or after others, and `*` is always the last."),
    matchBlocks: matchBlocks.default({}).describe("Blocks with options of their own names: an older form of `settings`."),
    extraConfig: types.lines().default("").describe("Lines for the end of the block for all hosts."),
    extraOptionOverrides: z.record(z.string(), z.any()).default({}).describe("Directives that win over those of every block."),
    includes: z.array(z.string()).default([]).describe("Files to include before any block, where `*` stands for any name."),
    enableDefaultConfig: z.boolean().default(true).describe('Whether `settings."*"` has the values that it had in older releases, beside those that are set.'),
  },
  renamed: {
    forwardAgent: "settings.*.ForwardAgent",
    addKeysToAgent: "settings.*.AddKeysToAgent",
    compression: "settings.*.Compression",
    serverAliveInterval: "settings.*.ServerAliveInterval",
    serverAliveCountMax: "settings.*.ServerAliveCountMax",
    hashKnownHosts: "settings.*.HashKnownHosts",
    userKnownHostsFile: "settings.*.UserKnownHostsFile",
    controlMaster: "settings.*.ControlMaster",
    controlPath: "settings.*.ControlPath",
    controlPersist: "settings.*.ControlPersist",
  },
  assertions: [
    {
      assert: ({ options }) => pathsWithPorts(options.settings).length === 0,
      message: ({ options }) => `A forwarded path has no port, but one is given in: ${pathsWithPorts(options.settings).join(", ")}.`,
      option: "settings",
      hint: "Take the port out, or name a host in place of the path.",
    },
    {
      assert: ({ options }) => forwardsWithoutEnds(options.settings).length === 0,
      message: ({ options }) => `A forward has two ends, 'bind' and 'host', but one is missing in: ${forwardsWithoutEnds(options.settings).join(", ")}.`,
      option: "settings",
    },
    {
      assert: ({ options }) => options.extraConfig === "" || options.enableDefaultConfig || "*" in options.settings,
      message: `'programs.ssh.extraConfig' belongs to the block for all hosts, and there is none.`,
      option: "extraConfig",
      hint: `Set 'programs.ssh.settings."*"', to an empty record if need be.`,
    },
    {
      assert: ({ options }) => !Object.values(options.settings).some((it) => Object.keys((it as { extraOptions?: object }).extraOptions ?? {}).length > 0),
      message: "'extraOptions' is no directive of SSH.",
      option: "settings",
      hint: "Write its directives into the block itself, by the names of ssh_config(5).",
    },
    {
      assert: ({ options }) => !hasCycle(options.settings),
      message: "The blocks of 'programs.ssh.settings' wait for each other.",
      option: "settings",
      hint: "Take one of their 'after' or 'before' entries out.",
    },
  ],
  warnings: [
    {
      when: ({ options }) => Object.keys(options.matchBlocks).length > 0,
      message: "'programs.ssh.matchBlocks' is an older form of 'programs.ssh.settings', where directives have the names of ssh_config(5).",
      option: "matchBlocks",
    },
    {
      when: ({ options }) => matchBlocksWhere(options.matchBlocks, (it) => it.host != null && it.match != null).length > 0,
      message: ({ options }) => `'match' wins over 'host', and both are set in: ${matchBlocksWhere(options.matchBlocks, (it) => it.host != null && it.match != null).join(", ")}.`,
      option: "matchBlocks",
    },
    {
      when: ({ options }) => matchBlocksWhere(options.matchBlocks, (it) => Object.keys(it.extraOptions ?? {}).length > 0).length > 0,
      message: ({ options }) => `'extraOptions' is now part of the blocks of 'programs.ssh.settings', and set in: ${matchBlocksWhere(options.matchBlocks, (it) => Object.keys(it.extraOptions ?? {}).length > 0).join(", ")}.`,
      option: "matchBlocks",
    },
    {
      when: ({ options }) => options.enableDefaultConfig,
      message: `The default values of 'programs.ssh' will go. Set 'programs.ssh.enableDefaultConfig' to false, and in 'programs.ssh.settings."*"' what shall stay.`,
      option: "enableDefaultConfig",
    },
  ],
  config: ({ options, set }) => [
    set({ settings: () => legacySettings(options.matchBlocks) }),
    home({
      packages: () => (options.package === null ? [] : [options.package]),
      file: { ".ssh/config": { text: () => configText(options) } },
    }),
  ],
});
