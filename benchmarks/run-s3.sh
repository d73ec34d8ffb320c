#!/usr/bin/env bash
# Times transfers to and from a local S3 (S3Mock) through the store and by Amazon's SDK, in turns.
# usage: benchmarks/run-s3.sh [megabytes=1024 [rounds=9]]
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -q -B -Dquick -pl ecomm-io-aws -am test -Dtest=S3ThroughputTest \
  -Dsurefire.failIfNoSpecifiedTests=false \
  -Decomm.s3.megabytes="${1:-1024}" -Decomm.s3.rounds="${2:-9}" >&2
cat ecomm-io-aws/target/s3-throughput.txt
