function fish_user_key_bindings
    bind -e --preset alt-s
    bind -s --mode insert --sets-mode default alt-b 'foo bar' baz repaint
    bind ctrl-k kill-line
end
