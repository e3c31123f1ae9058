#!/bin/sh
# The password goes through a pipe: an argument would be seen by whoever lists the processes.
set -eu
tries=60
while :; do
    code=0
    printf '%s\n' "$CONSOLE_PASSWORD" | dotnet /app/indicators.dll user add "$CONSOLE_USER" --role statistician --if-none || code=$?
    # 3 is a fault: PostgreSQL is not up yet, perhaps.
    [ "$code" = 3 ] && [ "$tries" -gt 0 ] || exit "$code"
    tries=$((tries - 1))
    sleep 2
done
