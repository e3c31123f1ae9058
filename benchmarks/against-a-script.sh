#!/usr/bin/env bash
# Times `ingest` beside a pandas script that does the same job without checks, archive, ledger or receipts: the same 200 workbooks, the
# same influxd, one run. The folder named holds gen.py (writes the workbooks into ./in) and peer.py PORT (reads them and writes to InfluxDB).
# The program is published first, as it is installed. Needs Debian's influxdb, python3-pandas, python3-openpyxl and python3-influxdb.
#   benchmarks/against-a-script.sh FOLDER [RUNS]
set -euo pipefail
peer=$(cd "$1" && pwd)
runs=${2:-3}
work=$(mktemp -d)
program=$work/program/indicators.dll
dotnet publish "$(cd "$(dirname "$0")/.." && pwd)/src/Ingest" -c Release -o "$work/program" --nologo -v quiet
port=$(/usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
rpc=$(/usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat > "$work/influxd.conf" <<CONF
reporting-disabled = true
bind-address = "127.0.0.1:$rpc"
[meta]
  dir = "$work/influx/meta"
[data]
  dir = "$work/influx/data"
  wal-dir = "$work/influx/wal"
[http]
  bind-address = "127.0.0.1:$port"
  log-enabled = false
[monitor]
  store-enabled = false
CONF
influxd run -config "$work/influxd.conf" > "$work/influxd.log" 2>&1 &
influxd=$!
trap 'kill $influxd; wait $influxd 2> /dev/null || true; rm -rf "$work"' EXIT
until curl -s -o /dev/null "http://127.0.0.1:$port/ping"; do sleep 0.2; done

cd "$work"
/usr/bin/python3 "$peer/gen.py"
mkdir catalog
for i in $(seq -w 0 29); do
  echo "- { code: indicator_$i, name: 指标$i, domain: economy, unit: 万元, frequency: M, accumulation: ytd }"
done > catalog/indicators.yaml
echo '- { code: county, name: 全县, level: county }' > catalog/areas.yaml
echo '- { code: stats, name: 统计局, folder: 统计局 }' > catalog/departments.yaml
echo '- { name: 万元, quantity: money, factor: 10000 }' > catalog/units.yaml

seconds() { local from; from=$(date +%s.%N); "$@" > "$work/output" 2>&1 || { cat "$work/output" >&2; return 1; }; echo "$(date +%s.%N) - $from" | bc; }
echo "workbooks: $(ls in | wc -l)"
for run in $(seq "$runs"); do
  echo "run $run: script $(seconds /usr/bin/python3 "$peer/peer.py" "$port") s"
  rm -rf data
  echo "run $run: ingest $(seconds dotnet "$program" ingest in --department stats --catalog catalog --data data --influx "http://127.0.0.1:$port") s"
done
dotnet "$program" influx verify --catalog catalog --data data --influx "http://127.0.0.1:$port"
