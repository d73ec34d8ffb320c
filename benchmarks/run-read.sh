#!/usr/bin/env bash
# Times CSV reading against its peers, in turns, and prints the tables of README.md.
# usage: benchmarks/run-read.sh [rounds=5 [warm-up iterations=5 [measured iterations=5]]]
exec "$(dirname "$0")/compare.sh" read 'ReadCsv*Test' ReadComparison "$@"
