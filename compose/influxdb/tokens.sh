#!/bin/sh
# Makes the tokens of the worker and of Grafana, once. A token that is there is left alone: to have a new one, delete its volume.
set -eu

bucket=$(influx bucket list --name "$BUCKET" --hide-headers | cut -f 1)
[ -n "$bucket" ] || { echo "There is no bucket $BUCKET." >&2; exit 1; }

# What InfluxQL calls a database; without it a query of Grafana finds nothing.
[ -n "$(influx v1 dbrp list --bucket-id "$bucket" --hide-headers)" ] || influx v1 dbrp create --bucket-id "$bucket" --db "$BUCKET" --rp autogen --default >/dev/null

# Decades of monthly figures in the usual shards of a week would be slow and eat memory. What is there already stays in its shards.
influx bucket update --id "$bucket" --shard-group-duration 87360h >/dev/null

make() {
    name=$1
    owner=$2
    shift 2
    file=/tokens/$name/token
    [ -s "$file" ] && { echo "The token of $name is there."; return; }
    influx auth create --description "$name" "$@" --json | sed -n 's/^.*"token": *"\([^"]*\)".*$/\1/p' >"$file.new"
    [ -s "$file.new" ] || { echo "No token came for $name." >&2; exit 1; }
    chown "$owner" "$file.new"
    chmod 400 "$file.new"
    mv "$file.new" "$file"
    echo "Made the token of $name."
}

make worker "$WORKER_UID" --read-bucket "$bucket" --write-bucket "$bucket" --read-dbrps
make grafana "$GRAFANA_UID" --read-bucket "$bucket" --read-dbrps
