import { defineModule, types, z } from "@hm/api";

/** The machine that the home is built on, for conditions. */
export const host = defineModule({
  path: "host",
  description: "Facts about the machine that the home is built on.",
  options: {
    platform: types.readOnly(types.derived(z.string(), "the platform of this machine", ({ facts }) => facts.platform)).describe("Operating system, such as `linux` or `darwin`."),
    arch: types.readOnly(types.derived(z.string(), "the architecture of this machine", ({ facts }) => facts.arch)).describe("Processor architecture, such as `x64` or `arm64`."),
    hostname: types.readOnly(types.derived(z.string(), "the name of this machine", ({ facts }) => facts.hostname)).describe("Name of the machine."),
  },
});
