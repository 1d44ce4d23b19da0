import type { Assertion } from "@hm/api";
import type { DesktopEntry } from "./desktop-entries.ts";

/** Refuses entries that desktops would pass over without a word. */
export const desktopEntryAssertion: Assertion<{ readonly desktopEntries: Readonly<Record<string, DesktopEntry>> }> = {
  assert: ({ options }) => faults(options.desktopEntries).length === 0,
  message: ({ options }) => `Desktops would not take these entries as they are:\n${faults(options.desktopEntries).map((it) => `- ${it}`).join("\n")}`,
  option: "desktopEntries",
};

function faults(entries: Readonly<Record<string, DesktopEntry>>): string[] {
  return Object.entries(entries).flatMap(([name, it]) => faultsOf(it).map((fault) => `${name}: ${fault}`));
}

function faultsOf(it: DesktopEntry): string[] {
  return [
    ...typeFaults(it),
    ...execFaults("exec", it.exec),
    ...listFaults("categories", it.categories),
    ...listFaults("mimeType", it.mimeType),
    ...(it.mimeType ?? []).filter((type) => !/^[^/\s;]+\/[^/\s;]+$/.test(type)).map((type) => `'${type}' in mimeType is no MIME type, such as text/plain.`),
    ...Object.keys(it.settings).filter((key) => !/^[A-Za-z0-9-]+(\[[^\]]+\])?$/.test(key)).map((key) => `'${key}' in settings is no key: letters, digits and '-' are.`),
    ...Object.entries(it.actions).flatMap(([id, action]) => [
      ...(/^[A-Za-z0-9-]+$/.test(id) ? [] : [`'${id}' in actions is no identifier: letters, digits and '-' are. What users see is its name.`]),
      ...(action.exec === null ? [`actions.${id} has no exec.`] : execFaults(`actions.${id}.exec`, action.exec)),
    ]),
  ];
}

function typeFaults({ type, exec, settings }: DesktopEntry): string[] {
  if (type === "Application") return exec === null && settings["Exec"] === undefined && settings["DBusActivatable"] !== "true" ? ["exec is missing."] : [];
  return [...(exec === null ? [] : [`exec is only for type Application, not ${type}.`]), ...(type === "Link" && settings["URL"] === undefined ? ["settings.URL is missing."] : [])];
}

function listFaults(option: string, values: readonly string[] | null): string[] {
  return (values ?? []).filter((it) => it.includes(";")).map((it) => `'${it}' in ${option} holds a semicolon; make it two values.`);
}

/** Follows the rules for the key `Exec`: field codes, and characters that only stand in double quotes. */
function execFaults(option: string, exec: string | null): string[] {
  if (exec === null) return [];
  const outside = exec.replaceAll(/"(?:[^"\\]|\\.)*"/gs, "");
  const reserved = /["'><~|&;$*?#()`]/.exec(outside)?.[0];
  const code = /%(?:[^fFuUickdDnNvm%]|$)/.exec(outside.replaceAll("%%", ""))?.[0];
  return [
    ...(reserved === '"' ? [`${option} has a double quote that is not closed.`] : reserved ? [`${option} has ${reserved} outside of double quotes.`] : []),
    ...(code ? [`${option} has '${code}', which stands for nothing. A percent sign is written '%%'.`] : []),
  ];
}
