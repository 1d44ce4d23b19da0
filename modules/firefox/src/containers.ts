import { types, z } from "@hm/api";
import { compactJson } from "@hm/formats";

/** Numbers from here on stand for containers of the browser itself. */
export const FIRST_INTERNAL_CONTAINER = 4_294_967_294;

const container = z.object({
  name: types.named().describe("Name of the container, as the browser shows it."),
  id: z.int().min(0).default(1).describe("Number of the container, one that no other of the profile has. It is at least 1."),
  color: z.enum(["blue", "turquoise", "green", "yellow", "orange", "red", "pink", "purple", "toolbar"]).default("pink").describe("Colour of the container."),
  icon: z
    .enum(["briefcase", "cart", "circle", "dollar", "fence", "fingerprint", "gift", "vacation", "food", "fruit", "pet", "tree", "chill"])
    .default("fruit")
    .describe("Icon of the container."),
});

/** Containers of a profile: tabs with cookies of their own. */
export const containersOption = z.record(z.string(), container).default({});

type Containers = z.output<typeof containersOption>;

/** Writes `containers.json`, whose keys stand by name. */
export function containersJson(containers: Containers): string {
  const own = Object.values(containers).map(({ color, icon, id, name }) => ({ color, icon, name, public: true, userContextId: id }));
  const internal = ["thumbnail", "webextStorageLocal"].map((name, index) => ({
    accessKey: "",
    color: "",
    icon: "",
    name: `userContextIdInternal.${name}`,
    public: false,
    userContextId: FIRST_INTERNAL_CONTAINER + index,
  }));
  return `${compactJson({ identities: [...own, ...internal], lastUserContextId: Math.max(0, ...own.map((it) => it.userContextId)), version: 5 })}\n`;
}
