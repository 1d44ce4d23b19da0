import { stored, types, z } from "@hm/api";
import { fishSession, nushellSession, posixSession } from "@hm/formats";

/** What an environment variable can be set to. */
export const sessionVariable = z.union([z.string(), z.number(), z.boolean(), types.package()]).nullable();

interface Session {
  readonly sessionVariables: Readonly<Record<string, unknown>>;
  readonly sessionSearchVariables: Readonly<Record<string, readonly string[] | undefined>>;
  readonly sessionVariablesExtra: string;
}

/** The scripts that set up a session, for each kind of shell, and the one that hm's own shell modules source. */
export function profileScripts(session: Session): { readonly files: Record<string, string>; readonly fresh: string } {
  const parts = {
    variables: session.sessionVariables as Record<string, string | number | boolean | null>,
    searchVariables: Object.fromEntries(Object.entries(session.sessionSearchVariables).filter((it): it is [string, string[]] => !!it[1]?.length)),
    extra: session.sessionVariablesExtra,
  };
  const posix = posixSession(parts);
  return {
    files: {
      "etc/profile.d/hm-session-vars.fish": fishSession(parts),
      "etc/profile.d/hm-session-vars.nu": nushellSession(parts),
      "etc/profile.d/hm-session-vars.sh": posix,
    },
    fresh: freshScript(posix),
  };
}

/** The POSIX script again once a newer generation has another one: what a session sources only once goes stale in a login inside of it. */
function freshScript(posix: string): string {
  const file = "etc/profile.d/hm-session-vars.sh";
  const script = stored("hm-session-vars.sh", { text: posix });
  const text = [
    `if [ "\${__HM_SESS_VARS_SOURCED-}" = "${script}" ]; then return; fi`,
    "unset __HM_SESS_VARS_SOURCED",
    `. "${script}"`,
    `export __HM_SESS_VARS_SOURCED="${script}"`,
    "",
  ].join("\n");
  return `${stored("hm-session-vars.sh", { files: { [file]: { text } } })}/${file}`;
}
