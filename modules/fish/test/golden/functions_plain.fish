function plain
    echo a
    if true
        echo b
    end
end
