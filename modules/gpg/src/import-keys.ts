import type { Package } from "@hm/api";
import { shellQuote } from "@hm/formats";
import { ownerTrust, type PublicKey } from "./public-keys.ts";

interface Options {
  readonly homedir: string;
  readonly package: Package | string | null;
  readonly publicKeys: readonly PublicKey[];
  readonly mutableKeys: boolean;
  readonly mutableTrust: boolean;
}

/** Marks a keyring that only hm writes. */
const MARK = "pubring.kbx.by-hm";

/** Bash that imports keys and sets their trust. A keyring or trust database of hm's own is made aside and put into place. */
export function importKeys(options: Options): string {
  const { homedir, publicKeys, mutableKeys, mutableTrust } = options;
  const trusted = publicKeys.filter((it) => it.trust !== null);
  const replacesTrust = !mutableTrust && trusted.length > 0;
  return [
    "(",
    `export GNUPGHOME=${shellQuote(homedir)}`,
    functions(options),
    ...(mutableKeys ? [OPEN, ...publicKeys.map((it) => `run ${gpgOf(options)} --batch --no-autostart $quiet --import ${quoted(it)}`)] : []),
    ...(!mutableKeys || replacesTrust ? [...aside(publicKeys), ...(mutableKeys ? [] : [CLOSE]), ...(replacesTrust ? [REPLACE_TRUST] : [])] : []),
    ...(mutableTrust ? trusted.map((it) => `importTrust ${quoted(it)} ${ownerTrust(it.trust!)}`) : []),
    ")",
    "",
  ].join("\n");
}

/** Bash that stops a switch before it begins where a keyring of the user is in the way of hm's own. */
export function checkKeyring(homedir: string): string {
  const ring = shellQuote(`${homedir}/pubring.kbx`);
  return `if [[ -e ${ring} && ! -e ${shellQuote(`${homedir}/${MARK}`)} ]]; then
  errorEcho "Existing file '"${ring}"' is in the way of the keyring that 'programs.gpg.mutableKeys' makes read-only."
  errorEcho "Please move it and try again."
  exit 1
fi
`;
}

function functions(options: Options): string {
  return `quiet=--quiet
if [[ -v VERBOSE ]]; then quiet=""; fi
importTrust() {
  if [[ -v DRY_RUN ]]; then echo "trust the keys in $1"; return; fi
  local kind fingerprint primary="" lines=""
  while IFS=: read -r kind _ _ _ _ _ _ _ _ fingerprint _; do
    if [[ $kind == pub ]]; then primary=yes; fi
    if [[ $kind == fpr && $primary == yes ]]; then lines+="$fingerprint:$2:"$'\\n' primary=""; fi
  done < <(${gpgOf(options)} --batch --no-autostart $quiet --show-keys --with-colons "$1")
  # Not in one pipe: both would wait for the lock of the trust database.
  printf %s "$lines" | ${gpgOf(options)} --batch --no-autostart $quiet --import-ownertrust
}
makeAside() {
  if [[ -v DRY_RUN ]]; then return; fi
  aside=$(mktemp -d)
  trap 'rm -rf "$aside"' EXIT
  local file trust
  while (($# > 0)); do
    file=$1 trust=$2
    shift 2
    GNUPGHOME=$aside ${gpgOf(options)} --batch --no-autostart $quiet --import "$file"
    if [[ -n $trust ]]; then GNUPGHOME=$aside importTrust "$file" "$trust"; fi
  done
}
aside=""`;
}

/** Makes a keyring that hm wrote the user's own again. */
const OPEN = `if [[ -e $GNUPGHOME/${MARK} ]]; then
  run chmod 600 "$GNUPGHOME/pubring.kbx"
  run rm "$GNUPGHOME/${MARK}"
fi`;

const CLOSE = `run install -m 0400 "$aside/pubring.kbx" "$GNUPGHOME/pubring.kbx"
run touch "$GNUPGHOME/${MARK}"`;

const REPLACE_TRUST = `if [[ -e $GNUPGHOME/trustdb.gpg && ! -e $GNUPGHOME/trustdb.gpg.before-hm ]]; then
  run cp -p "$GNUPGHOME/trustdb.gpg" "$GNUPGHOME/trustdb.gpg.before-hm"
fi
run install -m 0600 "$aside/trustdb.gpg" "$GNUPGHOME/trustdb.gpg"`;

function aside(keys: readonly PublicKey[]): string[] {
  return [`makeAside ${keys.map((it) => `${quoted(it)} ${it.trust === null ? "''" : ownerTrust(it.trust)}`).join(" ")}`];
}

function gpgOf({ package: from }: Options): string {
  return from === null ? "gpg" : `${from}/bin/gpg`;
}

function quoted({ source }: PublicKey): string {
  return shellQuote(`${source}`);
}
