complete -c other
