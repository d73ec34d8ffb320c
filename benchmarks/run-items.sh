#!/usr/bin/env bash
# From the raw lines of the real file to daily demand of all 3,958 stock codes and 41 features of each: prints how
# many there are and what each step takes, by the clock and of the processors, once and from a cold start.
# usage: benchmarks/run-items.sh [threads=2 [lines=real]]
# ECOMM_DATA names the folder that has data/online_retail.csv.gz (default: ../shared); needs 2 GB of memory.
set -euo pipefail
cd "$(dirname "$0")/.."

data=$(realpath -m "${ECOMM_DATA:-../shared}")
./mvnw -q -B -Dquick -pl benchmarks -am package -Decomm.data="$data" \
  -Dtest='ItemFeaturesTest' -Dsurefire.failIfNoSpecifiedTests=false >&2

java -Xmx2g -Decomm.data="$data" -Decomm.bench.dir=benchmarks/target/bench-data \
  -cp benchmarks/target/benchmarks.jar dev.ecomm.benchmarks.ItemFeatures "$@"
