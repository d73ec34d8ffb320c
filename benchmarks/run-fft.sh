#!/usr/bin/env bash
# Times Fourier transforms of four lengths beside JTransforms, after checking that they agree with it and with
# Commons Math, and prints the table of README.md. They take turns of milliseconds, for a shared machine slows down
# and recovers.
# usage: benchmarks/run-fft.sh [rounds=100]
set -euo pipefail
cd "$(dirname "$0")/.."

./mvnw -q -B -Dquick -Ppeers -pl benchmarks -am package \
  -Dtest='FftPeersGateTest' -Dsurefire.failIfNoSpecifiedTests=false >&2

java -cp benchmarks/target/benchmarks.jar dev.ecomm.benchmarks.peers.FftComparison "$@"
