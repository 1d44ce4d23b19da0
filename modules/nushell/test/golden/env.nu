source /store/hm-session-vars.nu
# env file

# extra env