#!/usr/bin/env bash
# Times ten features of every customer against DuckDB, in turns, and prints the table of README.md.
# usage: benchmarks/run-rfm.sh [rounds=5 [warm-up iterations=5 [measured iterations=5]]]
exec "$(dirname "$0")/compare.sh" rfm 'Rfm*Test' RfmComparison "$@"
