#!/usr/bin/env bash
# Times rules of two million itemsets and answers of a recommender with 300,000 rules.
# usage: benchmarks/run-rules.sh [options of JMH]
set -euo pipefail
cd "$(dirname "$0")/.."

./mvnw -q -B -Dquick -pl benchmarks -am package \
  -Dtest='RulesGateTest' -Dsurefire.failIfNoSpecifiedTests=false >&2

java -jar benchmarks/target/benchmarks.jar '(Rules|Recommender)Benchmark' "$@"
