#!/usr/bin/env bash
set -euo pipefail
user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  initdb --username="$user" --pwfile=<(echo "${POSTGRES_PASSWORD:?is not set}") --auth=scram-sha-256 --encoding=UTF8
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  pg_ctl -w start -o "-c listen_addresses=''"
  if [ "$database" != postgres ]; then
    PGPASSWORD=$POSTGRES_PASSWORD createdb --host=/run/postgresql --username="$user" "$database"
  fi
  pg_ctl -w -m fast stop
fi
exec "$@" -c listen_addresses='*' -c unix_socket_directories=/run/postgresql
