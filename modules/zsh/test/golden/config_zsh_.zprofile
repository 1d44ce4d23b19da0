# Environment variables
. "/store/hm-session-vars.sh/etc/profile.d/hm-session-vars.sh"

# Only source this once
if [[ -z "${__HM_ZSH_SESS_VARS_SOURCED-}" ]]; then
  export __HM_ZSH_SESS_VARS_SOURCED=1
  export EDITOR="vi \$1"
  export N="3"
  export ON=true
fi

FROM_PROFILE=1
