function watch --on-event="one" --on-event="two" --on-variable="PWD" --on-job-exit="3" --on-process-exit="$fish_pid" --on-signal="HUP"

end
