#!/bin/sh
# The password goes through a pipe: an argument would be seen by whoever lists the processes.
set -eu
printf '%s\n' "$CONSOLE_PASSWORD" | exec dotnet /app/indicators.dll user add "$CONSOLE_USER" --role statistician --if-none
