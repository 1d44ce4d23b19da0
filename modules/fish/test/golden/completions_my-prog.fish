complete -c my-prog -s o
