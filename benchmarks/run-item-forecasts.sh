#!/usr/bin/env bash
# From the raw lines of the real file to forecasts of the daily demand of all stock codes, 14 trading days ahead:
# prints how good each method is, how often its intervals hold the value, and what it takes of the processors.
# usage: benchmarks/run-item-forecasts.sh [threads=2 [origins=2 [lines=real]]]
# ECOMM_DATA names the folder that has data/online_retail.csv.gz (default: ../shared); needs 2 GB of memory.
set -euo pipefail
cd "$(dirname "$0")/.."

data=$(realpath -m "${ECOMM_DATA:-../shared}")
./mvnw -q -B -Dquick -pl benchmarks -am package -DskipTests >&2

java -Xmx2g -Decomm.data="$data" -Decomm.bench.dir=benchmarks/target/bench-data \
  -cp benchmarks/target/benchmarks.jar dev.ecomm.benchmarks.ItemForecasts "$@"
