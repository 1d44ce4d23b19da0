function told --description="say \"it\"" --wraps="echo" --no-scope-shadowing --inherit-variable="PWD" --argument-names=a b
    echo $argv
end
