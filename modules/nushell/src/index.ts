export { nuInline, type NuInline, type NuValue } from "./value.ts";
export { nushell } from "./nushell.ts";
