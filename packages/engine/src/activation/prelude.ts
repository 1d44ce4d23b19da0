/** What activation scripts may use, as in Home Manager: `run`, the echo functions and the variables of a dry run. */
const PRELUDE = `set -eu -o pipefail
if [[ -v VERBOSE ]]; then
  export VERBOSE_ECHO=echo VERBOSE_ARG="--verbose" VERBOSE_RUN=""
else
  export VERBOSE_ECHO=true VERBOSE_ARG="" VERBOSE_RUN=true
fi
if [[ -v DRY_RUN ]]; then
  export DRY_RUN_CMD=echo DRY_RUN_NULL=/dev/stdout
else
  export DRY_RUN_CMD="" DRY_RUN_NULL=/dev/null
fi
run() {
  local how=loud
  case "\${1-}" in
    --quiet) how=quiet; shift ;;
    --silence) how=silent; shift ;;
  esac
  if [[ -v DRY_RUN ]]; then echo "$@"
  elif [[ $how == quiet ]]; then "$@" > /dev/null
  elif [[ $how == silent ]]; then "$@" > /dev/null 2>&1
  else "$@"
  fi
}
verboseEcho() { if [[ -v VERBOSE ]]; then echo "$@"; fi; }
noteEcho() { echo "$@"; }
warnEcho() { echo "$@" >&2; }
errorEcho() { echo "$@" >&2; }
_hm_step=""
trap '_hm_status=$?; if [[ $_hm_status -ne 0 ]]; then printf %s "$_hm_step" >&3; fi' EXIT
`;

/** A script that runs others one after the other in one shell, and writes the name of the one that fails to descriptor 3. */
export function joinScripts(scripts: readonly { readonly name: string; readonly script: string }[]): string {
  return PRELUDE + scripts.map(({ name, script }) => `_hm_step=${quote(name)}\neval ${quote(script)}\n`).join("");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
