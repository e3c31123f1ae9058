#!/bin/sh
# Many counties on one machine, a worker each: its own share, data and console. Into each share go all samples at once. Tells how long it takes until every
# share is empty, what the workers hold and use then, and how many figures each county has, which must be the same.
#
#   benchmarks/counties.sh FOLDER COUNTIES PROGRAM...      PROGRAM as in: dotnet src/Ingest/bin/Release/net10.0/indicators.dll
#
# Settings are taken from the environment; with Ledger__Kind=postgres each county has a schema of its own. FOLDER is made.
set -eu

work=$1
counties=$2
shift 2
repository=$(cd "$(dirname "$0")/.." && pwd)
mkdir "$work"
pids=
trap 'for pid in $pids; do kill "$pid" 2>/dev/null || :; done; wait' EXIT

now() { date +%s%N; }
since() { echo "$(( ($(now) - $1) / 1000000 )) ms"; }
# What lies in a department's folder itself and is no text waits to be taken.
waiting() { find "$work"/*/share -mindepth 2 -maxdepth 2 -type f ! -name '*.txt' ! -name '.*' | wc -l; }

begun=$(now)
for county in $(seq 1 "$counties"); do
    mkdir -p "$work/$county/share"
    Ledger__Schema=county_$county Web__Urls=http://127.0.0.1:$((15180 + county)) Inbox__ScanInterval=00:00:05 \
        "$@" run --share "$work/$county/share" --data "$work/$county/data" --catalog "$repository/catalog" 2>"$work/$county/log" &
    pids="$pids $!"
done
for county in $(seq 1 "$counties"); do
    until curl -fs -o /dev/null "http://127.0.0.1:$((15180 + county))/health/live"; do sleep 0.2; done
done
echo "all answer after $(since "$begun")"

begun=$(now)
for county in $(seq 1 "$counties"); do cp -r "$repository"/samples/*/ "$work/$county/share/"; done
echo "$(waiting) workbooks in $counties shares"
until [ "$(waiting)" -eq 0 ]; do sleep 1; done
echo "all taken after $(since "$begun")"
sleep 30
cpu() { for pid in $pids; do awk '{ print $14 + $15 }' "/proc/$pid/stat"; done | awk '{ n += $1 } END { print n }'; }
before=$(cpu)
sleep 60
echo "at rest: $(( ($(cpu) - before) * 10 )) ms of processor time in 60 s, all together"
for pid in $pids; do awk '/^VmRSS/ { print $2 }' "/proc/$pid/status"; done | awk '{ n += $1 } END { printf "%d MiB resident, %d a worker\n", n / 1024, n / 1024 / NR }'
for county in $(seq 1 "$counties"); do
    "$@" query --data "$work/$county/data" --catalog "$repository/catalog" -o "$work/$county/figures.csv" >/dev/null 2>&1
    wc -l <"$work/$county/figures.csv"
done | sort | uniq -c | awk '{ print $1, "counties have", $2 - 1, "figures" }'
