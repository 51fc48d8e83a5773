#!/usr/bin/env bash
# Looks at the settings, waits for the database, and starts the server.
set -euo pipefail
exec java -Xmx64m -XX:+UseSerialGC -cp classes:postgresql.jar org.exedra.startup.Preflight \
  java -Xmx"${EXEDRA_MAX_HEAP:-768m}" -jar payara-micro.jar \
  --port 8080 \
  --addlibs postgresql.jar \
  --prebootcommandfile payara-config/pre-boot.txt \
  --postbootcommandfile payara-config/post-boot.txt \
  --logproperties payara-config/logging.properties \
  --nohazelcast --disablephonehome \
  --contextroot / --deploy exedra.war
