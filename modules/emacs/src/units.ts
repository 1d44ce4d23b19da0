import { pkg, type Package } from "@hm/api";
import { shellQuote, shellWords } from "@hm/formats";

/** Where emacsclient looks for the server. */
const SOCKET = "%t/emacs/server";
const DOCUMENTATION = "info:emacs man:emacs(1) https://gnu.org/software/emacs/";

interface Options {
  readonly extraOptions: readonly string[];
  readonly socketActivation: { readonly enable: boolean };
  readonly startWithUserSession: boolean | "graphical";
}

/** The service that is Emacs. A login shell gives it the environment of the user. */
export function service(from: Package, { extraOptions, socketActivation, startWithUserSession }: Options) {
  const session = startWithUserSession === "graphical" ? ["graphical-session.target"] : [];
  const daemon = `--fg-daemon${socketActivation.enable ? `=${shellQuote(SOCKET)}` : ""}`;
  return {
    Install: startWithUserSession === false ? {} : { WantedBy: startWithUserSession === true ? ["default.target"] : session },
    Service: {
      ExecStart: `${pkg("bash")}/bin/bash -l -c "${from}/bin/emacs ${daemon} ${inQuotes(shellWords(extraOptions))}"`,
      Restart: "on-failure",
      // Emacs ends so when it is asked to.
      SuccessExitStatus: 15,
      Type: "notify",
    },
    Unit: {
      After: session,
      Description: "Emacs text editor",
      Documentation: DOCUMENTATION,
      PartOf: session,
      // There may be unsaved buffers.
      "X-RestartIfChanged": false,
    },
  };
}

/** The socket that starts the service when a client comes. */
export function socket() {
  return {
    Install: { RequiredBy: ["emacs.service"], WantedBy: ["sockets.target"] },
    Socket: {
      DirectoryMode: "0700",
      FileDescriptorName: "server",
      // Emacs opens the socket while it stops, which would start it again.
      FlushPending: true,
      ListenStream: SOCKET,
      SocketMode: "0600",
    },
    Unit: { Description: "Emacs text editor", Documentation: DOCUMENTATION },
  };
}

/** Text inside of double quotes in a unit. Specifiers such as `%t` keep their meaning. */
function inQuotes(text: string): string {
  return text.replace(/[\\"]/g, "\\$&").replaceAll("$", "$$$$");
}
