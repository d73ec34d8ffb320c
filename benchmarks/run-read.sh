#!/usr/bin/env bash
# Times CSV reading against its peers, in turns, and prints the tables of README.md.
# usage: benchmarks/run-read.sh [rounds=5 [warm-up iterations=5 [measured iterations=5]]]
# ECOMM_DATA names the folder that has data/online_retail.csv.gz (default: ../shared).
set -euo pipefail
cd "$(dirname "$0")/.."

data=$(realpath -m "${ECOMM_DATA:-../shared}")
files=benchmarks/target/bench-data
commit=$(git describe --always --dirty 2>/dev/null || echo unknown)

# the gate first: nobody is timed who does not give the same answers
./mvnw -q -B -Dquick -Ppeers -pl benchmarks -am package -Decomm.data="$data" \
  -Dtest='ReadCsv*Test' -Dsurefire.failIfNoSpecifiedTests=false >&2

rm -rf "$files"
java -Decomm.data="$data" -Decomm.bench.dir="$files" -Decomm.commit="$commit" \
  -Decomm.bench.log=benchmarks/target/jmh-read.log \
  -cp benchmarks/target/benchmarks.jar dev.ecomm.benchmarks.peers.ReadComparison "$@"
