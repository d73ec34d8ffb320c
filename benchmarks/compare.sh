#!/usr/bin/env bash
# Times contenders in turns, once their gate tests pass; run-read.sh and run-clean.sh call it.
# usage: benchmarks/compare.sh NAME GATE_TESTS MAIN [rounds=5 [warm-up=5 [measured iterations=5]]]
# ECOMM_DATA names the folder that has data/online_retail.csv.gz (default: ../shared).
set -euo pipefail
cd "$(dirname "$0")/.."

name=$1
gate=$2
main=$3
shift 3
data=$(realpath -m "${ECOMM_DATA:-../shared}")
files=benchmarks/target/bench-data
commit=$(git describe --always --dirty 2>/dev/null || echo unknown)

# the gate first: nobody is timed who does not give the same answers
./mvnw -q -B -Dquick -Ppeers -pl benchmarks -am package -Decomm.data="$data" \
  -Dtest="$gate" -Dsurefire.failIfNoSpecifiedTests=false >&2

rm -rf "$files"
java -Decomm.data="$data" -Decomm.bench.dir="$files" -Decomm.commit="$commit" \
  -Decomm.bench.log="benchmarks/target/jmh-$name.log" \
  -cp benchmarks/target/benchmarks.jar "dev.ecomm.benchmarks.peers.$main" "$@"
