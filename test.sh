#!/bin/sh
# Builds everything and runs every test. Needs git and the .NET SDK; installs from Debian's packages the servers that the tests talk to.
# The last line is "N passed, N failed"; the exit code says whether any failed.
set -eu
cd "$(dirname "$0")"

say() { printf '%s\n' "$*" >&2; }

# A program and the package that it is in; a file that is there once the package is, where it has no program.
is_there() { command -v "$1" >/dev/null 2>&1 || [ -e "$1" ]; }

install() {
    program=$1
    package=$2
    is_there "$program" && return
    say "Installing $package, which the tests need ..."
    if ! command -v apt-get >/dev/null 2>&1; then
        say "$program is missing and there is no apt-get here: install $program (Debian's package $package) and run this again."
        exit 2
    fi
    root=
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            say "$program is missing, and neither root nor sudo is at hand: run 'apt-get install $package' as root and run this again."
            exit 2
        fi
        root=sudo
    fi
    [ -n "${updated:-}" ] || $root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2
    updated=yes
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >&2
    is_there "$program" || { say "$package is installed, but $program is not on the PATH."; exit 2; }
}

if ! command -v dotnet >/dev/null 2>&1; then
    say "The .NET SDK is missing; see global.json for its version and https://dotnet.microsoft.com/download."
    exit 2
fi
install influxd influxdb
install influx influxdb-client
install victoria-metrics victoria-metrics
install docker-compose docker-compose
install pg_ctlcluster postgresql
# Its programs are not needed: the tests run the S3-compatible store out of the library.
install /usr/share/doc/python3-swift python3-swift
install chromium-headless-shell chromium-headless-shell
install /usr/share/doc/fonts-noto-cjk fonts-noto-cjk

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet restore IndicatorPipeline.sln >&2
dotnet build IndicatorPipeline.sln -c Release --no-restore --nologo -v minimal >&2

# One project after the other: each runs its own tests side by side. A project that ends without its results counts as failed.
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
passed=0
failed=0
for project in tests/*.Tests; do
    name=$(basename "$project")
    say ""
    say "== $name"
    dotnet "$project/bin/Release/net10.0/$name.dll" -noLogo -noColor -result-xml "$results/$name.xml" >&2 || true
    counts=$(grep -o '<assembly [^>]*>' "$results/$name.xml" 2>/dev/null | head -n 1)
    p=$(printf '%s' "$counts" | sed -n 's/.* passed="\([0-9]*\)".*/\1/p')
    f=$(printf '%s' "$counts" | sed -n 's/.* failed="\([0-9]*\)".*/\1/p')
    e=$(printf '%s' "$counts" | sed -n 's/.* errors="\([0-9]*\)".*/\1/p')
    if [ -z "$p" ] || [ -z "$f" ]; then
        say "$name gave no results."
        failed=$((failed + 1))
    else
        passed=$((passed + p))
        failed=$((failed + f + ${e:-0}))
    fi
done
# Once more what failed and why: the logs of ten servers are between a test's own words and here.
cat "$results"/*.xml 2>/dev/null | sed 's/<test /\n&/g; s/<error /\n&/g; s/<\/test>/&\n/g; s/<\/error>/&\n/g' | awk '
    /^<test .*result="Fail"/ || /^<error / { shown = 1; print "" }
    shown { print }
    /<\/(test|error)>$/ { shown = 0 }' >&2
printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
