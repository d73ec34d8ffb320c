#!/usr/bin/env bash
# Times Fourier transforms of four lengths beside JTransforms and Commons Math, after checking that they agree.
# usage: benchmarks/run-fft.sh [JMH options]
set -euo pipefail
cd "$(dirname "$0")/.."

./mvnw -q -B -Dquick -Ppeers -pl benchmarks -am package \
  -Dtest='FftPeersGateTest' -Dsurefire.failIfNoSpecifiedTests=false >&2
java -jar benchmarks/target/benchmarks.jar 'Fft(Peers)?Benchmark' "$@"
