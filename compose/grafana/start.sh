#!/bin/sh
# Lays out what Grafana reads at its start: the data source of this kind of InfluxDB, and the dashboards with the console's address in
# them, since Grafana puts no environment into dashboards. It is made anew at every start; the root file system is read-only.
set -eu

source=${COUNTY_SOURCE:-/county}
target=${COUNTY_TARGET:-/tmp/county}

case ${INFLUX_KIND:-2} in
1) : "${INFLUX_USER:?INFLUX_USER is not set}" "${INFLUX_PASSWORD:?INFLUX_PASSWORD is not set}" ;;
2)
    [ -z "${INFLUX_TOKEN_FILE:-}" ] || INFLUX_TOKEN=$(cat "$INFLUX_TOKEN_FILE")
    : "${INFLUX_TOKEN:?INFLUX_TOKEN is not set}"
    export INFLUX_TOKEN
    ;;
*) echo "INFLUX_KIND is 1 or 2, not $INFLUX_KIND." >&2; exit 2 ;;
esac

rm -rf "$target"
mkdir -p "$target/provisioning/plugins" "$target/dashboards"
cp -r "$source/dashboards/provisioning/datasources-${INFLUX_KIND:-2}.x" "$target/provisioning/datasources"
cp -r "$source/dashboards/provisioning/dashboards" "$source/dashboards/provisioning/alerting" "$target/provisioning/"

# The address is put in as text: what means something to sed is told apart first.
address=$(printf '%s' "${CONSOLE_PUBLIC_URL:-http://127.0.0.1:5180}" | sed -e 's:/*$::' -e 's/[\\|&]/\\&/g')
for file in "$source"/dashboards/*.json; do
    sed "s|http://127\.0\.0\.1:5180|$address|g" "$file" >"$target/dashboards/$(basename "$file")"
done

export DASHBOARDS_PATH="$target/dashboards"
export GF_PATHS_PROVISIONING="$target/provisioning"
export GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH="$target/dashboards/overview.json"
exec "${COUNTY_RUN:-/run.sh}" "$@"
