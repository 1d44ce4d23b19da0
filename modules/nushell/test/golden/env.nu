source /store/hm-session-vars.nu
source "/store/env.nu"

# extra env