import type { Package } from "@hm/api";
import { programOf } from "./program.ts";

interface Options {
  readonly enableSshSupport: boolean;
  readonly grabKeyboardAndMouse: boolean;
  readonly enableScDaemon: boolean;
  readonly noAllowExternalCache: boolean;
  readonly defaultCacheTtl: number | null;
  readonly defaultCacheTtlSsh: number | null;
  readonly maxCacheTtl: number | null;
  readonly maxCacheTtlSsh: number | null;
  readonly pinentry: { readonly package: Package | string | null; readonly program: string | null };
  readonly extraConfig: string;
}

/** The text of `gpg-agent.conf`. */
export function conf(options: Options): string {
  const { pinentry } = options;
  const number = (name: string, value: number | null) => (value === null ? [] : [`${name} ${value}`]);
  return [
    ...(options.enableSshSupport ? ["enable-ssh-support"] : []),
    ...(options.grabKeyboardAndMouse ? ["grab"] : []),
    ...(options.enableScDaemon ? [] : ["disable-scdaemon"]),
    ...(options.noAllowExternalCache ? ["no-allow-external-cache"] : []),
    ...number("default-cache-ttl", options.defaultCacheTtl),
    ...number("default-cache-ttl-ssh", options.defaultCacheTtlSsh),
    ...number("max-cache-ttl", options.maxCacheTtl),
    ...number("max-cache-ttl-ssh", options.maxCacheTtlSsh),
    ...(pinentry.package === null ? [] : [`pinentry-program ${programOf(pinentry.package, pinentry.program ?? "pinentry")}`]),
    options.extraConfig,
  ].join("\n");
}
