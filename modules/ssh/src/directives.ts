import { isRecord, scalarText, type Scalar } from "@hm/formats";
import { dynamicForwardText, forwardText } from "./forwards.ts";

/** Directives that take several values in one line, by what stands between these. Others have a line for each value. */
const SEPARATORS: Readonly<Record<string, string>> = Object.fromEntries([
  ...[
    "CASignatureAlgorithms", "Ciphers", "HostbasedAcceptedAlgorithms", "HostbasedKeyTypes", "HostKeyAlgorithms", "IgnoreUnknown", "KbdInteractiveDevices",
    "KexAlgorithms", "MACs", "PreferredAuthentications", "ProxyJump", "PubkeyAcceptedAlgorithms", "PubkeyAcceptedKeyTypes",
  ].map((name) => [name, ","]),
  ...["CanonicalDomains", "CanonicalizePermittedCNAMEs", "ChannelTimeout", "GlobalKnownHostsFile", "PermitRemoteOpen", "SendEnv", "UserKnownHostsFile"].map((name) => [name, " "]),
]);

const WRITERS: Readonly<Record<string, (value: unknown) => string>> = {
  DynamicForward: dynamicForwardText,
  LocalForward: forwardText,
  RemoteForward: forwardText,
};

/** Writes a directive as one line or several, without a newline after the last; nothing where it has no value. */
export function directiveText(name: string, value: unknown, indent: string): string {
  if (isEmpty(value)) return "";
  const values = [value].flat();
  const line = (text: string) => `${indent}${name} ${text}`;
  if (name === "SetEnv" && isRecord(value)) return line(environmentText(value));
  const separator = SEPARATORS[name];
  if (separator !== undefined) return line(values.map(valueText).join(separator));
  const write = WRITERS[name] ?? valueText;
  return values.map((it) => line(write(it))).join("\n");
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0;
}

function valueText(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === null ? "" : scalarText(value as Scalar);
}

function environmentText(variables: Readonly<Record<string, unknown>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}="${scalarText(value as Scalar).replace(/["\\]/g, "\\$&")}"`)
    .join(" ");
}
