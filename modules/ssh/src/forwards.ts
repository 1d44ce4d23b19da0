import { isRecord, scalarText, type Scalar } from "@hm/formats";
import { blockOf, type Blocks } from "./blocks.ts";

interface End {
  /** A host, or the path of a socket. Without one it is `localhost`, and with `null` there is the port alone. */
  readonly address?: string | null;
  readonly port?: number | null;
}

/** The value of `LocalForward` and `RemoteForward`: an end on either side, or text. */
export function forwardText(it: unknown): string {
  if (!isRecord(it)) return scalarText(it as Scalar);
  return `${endText(it["bind"] as End)} ${endText(it["host"] as End)}`;
}

/** The value of `DynamicForward`: one end, or text. */
export function dynamicForwardText(it: unknown): string {
  return isRecord(it) ? endText(it) : scalarText(it as Scalar);
}

function endText({ address = "localhost", port }: End = {}): string {
  if (address === null) return `${port ?? ""}`;
  return address.startsWith("/") ? address : `[${address}]:${port ?? ""}`;
}

/** Names of the blocks that forward a path with a port, which has none. */
export function pathsWithPorts(blocks: Blocks): string[] {
  return where(blocks, (ends) => ends.some((it) => it?.address?.startsWith("/") && it.port != null));
}

/** Names of the blocks with a forward that lacks an end. */
export function forwardsWithoutEnds(blocks: Blocks): string[] {
  return where(blocks, (ends) => ends.some((it) => it === undefined));
}

function where(blocks: Blocks, test: (ends: readonly (End | undefined)[]) => boolean): string[] {
  return Object.keys(blocks).filter((name) => {
    const block = blockOf(blocks[name]!);
    const pairs = [...recordsIn(block["LocalForward"]), ...recordsIn(block["RemoteForward"])].flatMap((it) => [it["bind"], it["host"]]);
    return test([...pairs, ...recordsIn(block["DynamicForward"])] as (End | undefined)[]);
  });
}

function recordsIn(value: unknown): Readonly<Record<string, unknown>>[] {
  return [value].flat().filter(isRecord);
}
