#!/usr/bin/env bash
# Times k-means: the sweep over k beside Commons Math and Smile, Lloyd's iterations, the silhouette.
# usage: benchmarks/run-kmeans.sh [rounds of the sweep=3]
# ECOMM_DATA names the folder that has golden/rfm_seed_profile.csv (default: ../shared).
set -euo pipefail
cd "$(dirname "$0")/.."

data=$(realpath -m "${ECOMM_DATA:-../shared}")
./mvnw -q -B -Dquick -Ppeers -pl benchmarks -am package -Decomm.data="$data" \
  -Dtest='KMeansGateTest' -Dsurefire.failIfNoSpecifiedTests=false >&2

# Smile works on the common pool; without workers of its own that is the calling thread
java -Decomm.data="$data" -Djava.util.concurrent.ForkJoinPool.common.parallelism=0 \
  -cp benchmarks/target/benchmarks.jar dev.ecomm.benchmarks.peers.KMeansComparison "$@"
java -Decomm.data="$data" -jar benchmarks/target/benchmarks.jar \
  'KMeans(Sweep|Lloyd|Silhouette)Benchmark' -prof dev.ecomm.benchmarks.CpuTimeProfiler
