#!/bin/sh
# The token comes from a file that only the worker sees, not from the environment that "docker inspect" shows.
set -eu
if [ -r /tokens/token ]; then
    Influx__Token=$(cat /tokens/token)
    export Influx__Token
fi
exec dotnet /app/indicators.dll "$@"
