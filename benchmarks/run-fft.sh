#!/usr/bin/env bash
# Times Fourier transforms of four lengths beside JTransforms and Commons Math, after checking that they agree.
# All take their turn in every round, for a shared machine slows down and recovers.
# usage: benchmarks/run-fft.sh [rounds=4 [JMH options]]
set -euo pipefail
cd "$(dirname "$0")/.."

./mvnw -q -B -Dquick -Ppeers -pl benchmarks -am package \
  -Dtest='FftPeersGateTest' -Dsurefire.failIfNoSpecifiedTests=false >&2
for ((round = 1; round <= ${1:-4}; round++)); do
  echo "round $round"
  java -jar benchmarks/target/benchmarks.jar 'Fft(Peers)?Benchmark' -f 1 -wi 3 -i 4 "${@:2}" |
    grep -E '^(Benchmark|(peers\.)?Fft)'
done
