#!/bin/bash
# Writes the password where the workers read it, a file that only they may open, and starts PostgreSQL as its image does.
set -eu
umask 077
# In that file a colon and a backslash have a meaning.
password=${POSTGRES_PASSWORD//\\/\\\\}
printf 'postgres:5432:indicators:worker:%s\n' "${password//:/\\:}" > /ledger/pgpass.part
chown "$WORKER_UID" /ledger/pgpass.part
mv /ledger/pgpass.part /ledger/pgpass
chmod 755 /ledger
exec docker-entrypoint.sh postgres
