#!/bin/sh
# Makes the archives that a county installs from without internet and without .NET: the program with its runtime, catalog, samples, dashboards, docs, systemd
# unit and Windows script, and what it is built from (sbom.cdx.json). It needs the SDK, and packages from a registry or a filled cache.
#
#   tools/publish.sh [-o DIR] [linux-x64] [linux-arm64] [win-x64]     all three when none is named; DIR is dist
set -eu

out=dist
if [ "${1:-}" = -o ]; then
    out=$2
    shift 2
fi
[ $# -gt 0 ] || set -- linux-x64 linux-arm64 win-x64
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$(dirname "$0")/.."

version=$(dotnet msbuild src/Ingest -getProperty:Version)
# The same commit gives the same archive.
time=$(git log -1 --format=%ct)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet tool restore
dotnet dotnet-CycloneDX src/Ingest/Ingest.csproj --exclude-test-projects --set-name indicators --set-version "$version" \
    --output-format Json --output "$out" --filename sbom.cdx.json

archives=sbom.cdx.json
for rid in "$@"; do
    name=indicators-$version-$rid
    folder=$work/$name
    dotnet publish src/Ingest -c Release -r "$rid" --self-contained true -o "$folder" --nologo -v quiet
    cp -R dashboards docs README.md README.zh-CN.md CHANGELOG.md LICENSE NOTICE "$out/sbom.cdx.json" "$folder/"
    find "$folder" -exec touch -h -d "@$time" {} +
    case $rid in
        win-*)
            archive=$name.zip
            rm -f "$out/$archive"
            dotnet run tools/Zip.cs "$folder" "$out/$archive" "$time"
            ;;
        *)
            archive=$name.tar.gz
            tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner -cf - "$name" | gzip -9 -n > "$out/$archive"
            ;;
    esac
    rm -rf "$folder"
    archives="$archives $archive"
done

# shellcheck disable=SC2086 # Names without blanks, one word each.
(cd "$out" && sha256sum $archives > SHA256SUMS && cat SHA256SUMS)
