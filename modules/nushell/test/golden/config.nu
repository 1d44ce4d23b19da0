load-env {
    "FOO": "BAR"
    "LIST": [
        "a"
        1
        []
    ]
    "NONE": null
    "PATHS": {
        "from": ({|s| $s | split row (char esep)})
        "empty": {}
    }
    "PROGRAM": "@hello@"
}

$env.config.show_banner = false
$env.config.display_errors.exit_code = false
$env.config.hooks.pre_execution = [
    ({|| "pre_execution hook"})
]
$env.config."odd name"."a.b" = 1.5

# config file

# extra config

alias "ll" = ls --long
alias "la" = ls -a
alias "git st" = ^git status
