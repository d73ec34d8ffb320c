#!/usr/bin/env bash
# Times gs:// against Google's own client, in turns, on a server of this machine.
# usage: benchmarks/run-gcs.sh [rounds=9 [megabytes=128]]
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -q -B -Dquick -Pslow -pl ecomm-io-gcp -am test -Dtest=GcsThroughputTest \
  -Dsurefire.failIfNoSpecifiedTests=false -Dgcs.rounds="${1:-9}" -Dgcs.megabytes="${2:-128}"
cat ecomm-io-gcp/target/gcs-throughput.txt
