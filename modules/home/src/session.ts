import { stored, types, z } from "@hm/api";
import { doubleQuoted, exportAll, fishExport, fishExportAll, nuExport, nuExportAll } from "@hm/formats";

/** What an environment variable can be set to. */
export const sessionVariable = z.union([z.string(), z.number(), z.boolean(), types.package()]).nullable();

type Value = string | number | boolean | null | undefined;

interface Session {
  readonly sessionVariables: Readonly<Record<string, unknown>>;
  readonly sessionSearchVariables: Readonly<Record<string, readonly string[] | undefined>>;
  readonly sessionVariablesExtra: string;
}

/** The scripts that set up a session, for each kind of shell, and the one that hm's own shell modules source. */
export function sessionScripts(session: Session): { readonly files: Record<string, string>; readonly fresh: string } {
  const variables = session.sessionVariables as Record<string, Value>;
  const folders = searchFolders(session.sessionSearchVariables);
  const search = searchVariables(folders);
  const posix = posixScript(variables, search, session.sessionVariablesExtra);
  const script = stored("hm-session-vars.sh", { text: posix });
  return {
    files: {
      "etc/profile.d/hm-session-vars.fish": fishScript({ ...variables, ...search }, `${script}`),
      "etc/profile.d/hm-session-vars.nu": nuScript({ ...variables, ...search }, `${script}`),
      "etc/profile.d/hm-session-vars.sh": posix,
    },
    fresh: `${stored("hm-session-vars.sh", { files: { [FRESH]: { text: freshScript(`${script}`, folders) } } })}/${FRESH}`,
  };
}

const FRESH = "etc/profile.d/hm-session-vars.sh";

/** The folders of each search path that has some, joined. */
function searchFolders(search: Session["sessionSearchVariables"]): Record<string, string> {
  return Object.fromEntries(Object.entries(search).flatMap(([name, folders]) => (folders?.length ? [[name, folders.join(":")]] : [])));
}

/** Puts folders before what a variable holds already. */
function searchVariables(search: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(search).map(([name, folders]) => [name, `${folders}\${${name}:+:}$${name}`]));
}

function posixScript(variables: Record<string, Value>, search: Record<string, string>, extra: string): string {
  return [
    "# Only source this once.",
    'if [ -n "${__HM_SESS_VARS_SOURCED-}" ]; then return; fi',
    "export __HM_SESS_VARS_SOURCED=1",
    "",
    exportAll(variables),
    `${exportAll(search)}\n${extra}`,
  ].join("\n");
}

/**
 * Sources the script again once a newer generation has another one: sourcing it only once goes stale in a login inside of an
 * older session. A login may also begin by setting PATH anew, as `/etc/profile` does: folders that are gone then come back.
 */
function freshScript(script: string, search: Record<string, string>): string {
  const lost = searchVariables(search);
  return [
    `if [ "\${__HM_SESS_VARS_SOURCED-}" = "${script}" ]; then`,
    ...Object.entries(search).map(([name, folders]) => `  case ":\${${name}-}:" in *${doubleQuoted(`:${folders}:`)}*) ;; *) ${exportAll({ [name]: lost[name]! })} ;; esac`),
    "  return",
    "fi",
    "unset __HM_SESS_VARS_SOURCED",
    `. "${script}"`,
    `export __HM_SESS_VARS_SOURCED="${script}"`,
    "",
  ].join("\n");
}

function fishScript(variables: Record<string, Value>, id: string): string {
  return [`if test "$__HM_SESS_VARS_SOURCED" = "${id}"`, "    return", "end", fishExport("__HM_SESS_VARS_SOURCED", id), "", fishExportAll(variables), ""].join("\n");
}

function nuScript(variables: Record<string, Value>, id: string): string {
  const body = [nuExport("__HM_SESS_VARS_SOURCED", id), ...nuExportAll(variables).split("\n")];
  return [`if ($env.__HM_SESS_VARS_SOURCED? != "${id}") {`, ...body.map((line) => `  ${line}`), "}", ""].join("\n");
}
