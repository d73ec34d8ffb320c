#!/usr/bin/env bash
# Times frequent itemsets beside Smile's FP-growth, from the file to the result, and prints the table of README.md.
# usage: benchmarks/run-mining.sh [rounds=15 ["real 184" ...]]
# ECOMM_DATA names the folder that has data/online_retail.csv.gz (default: ../shared).
set -euo pipefail
cd "$(dirname "$0")/.."

data=$(realpath -m "${ECOMM_DATA:-../shared}")
./mvnw -q -B -Dquick -Ppeers -pl benchmarks -am package -Decomm.data="$data" \
  -Dtest='MiningPeersGateTest' -Dsurefire.failIfNoSpecifiedTests=false >&2

java -Decomm.data="$data" -Xms6g -Xmx6g -Xmn3g -XX:+UseSerialGC -XX:+AlwaysPreTouch \
  -Djava.util.concurrent.ForkJoinPool.common.parallelism=0 \
  -cp benchmarks/target/benchmarks.jar dev.ecomm.benchmarks.peers.MiningComparison "$@"
