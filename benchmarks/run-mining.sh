#!/usr/bin/env bash
# Times frequent itemsets beside Smile's FP-growth, from the file to the result, in turns, and prints the table of README.md.
# usage: benchmarks/run-mining.sh [rounds=5 [warm-up iterations=5 [measured iterations=5 ["real 184" ...]]]]
exec "$(dirname "$0")/compare.sh" mining 'MiningPeersGateTest' MiningComparison "$@"
