#!/usr/bin/env bash
# Times Parquet against DuckDB, in turns, and prints the table and sizes of README.md.
# usage: benchmarks/run-parquet.sh [rounds=5 [warm-up iterations=5 [measured iterations=5]]]
exec "$(dirname "$0")/compare.sh" parquet 'Parquet*GateTest' ParquetComparison "$@"
