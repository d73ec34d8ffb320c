#!/usr/bin/env bash
# Times features of time series beside a loop over each window and prints the table of README.md.
# usage: benchmarks/run-features.sh
# Processor time is what counts where other programs run too. Needs 6 GB of memory.
set -euo pipefail
cd "$(dirname "$0")/.."

./mvnw -q -B -Dquick -pl benchmarks -am package \
  -Dtest='FeatureGateTest' -Dsurefire.failIfNoSpecifiedTests=false >&2

java -cp benchmarks/target/benchmarks.jar dev.ecomm.benchmarks.FeatureComparison
